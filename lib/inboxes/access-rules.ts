import "server-only";
import { BlockList, isIP } from "node:net";
import { type InboxSecurity, inboxSecurity } from "@linkdesk/contract/inbox-security.ts";
import { isTrustedOrigin } from "@linkdesk/contract/trusted-domains.ts";
import { AppError } from "../platform/app-error.ts";
import { plainAddress } from "../platform/client-address.ts";
import { env } from "../platform/env.ts";

/**
 * Parses stored security settings and fills in defaults. Unlike appearance settings, these fail
 * closed: invalid settings are an error, so that a broken rule never lets everybody in.
 */
export function readSecurity(stored: unknown): InboxSecurity {
  return inboxSecurity.parse(stored ?? {});
}

/** Errors: blocked, when the address is on the inbox's list of blocked addresses. */
export function assertAddressAllowed({ blockedIps }: InboxSecurity, address: string | null): void {
  if (blockedIps.length === 0 || address === null) return;
  if (isBlocked(blockedIps, address)) {
    throw new AppError("blocked", { cause: "the address is on the inbox's list" });
  }
}

/** Whether an address, in its plain form, is one of the entries or in one of the ranges. */
export function isBlocked(entries: readonly string[], address: string): boolean {
  const list = new BlockList();
  for (const entry of entries) {
    const [network = "", bits] = entry.split("/");
    const plain = plainAddress(network) ?? network;
    const family = isIP(plain) === 4 ? "ipv4" : "ipv6";
    // ::ffff:10.0.0.0/104 is 10.0.0.0/8.
    const isMapped = family === "ipv4" && network.includes(":");
    const prefix = bits === undefined ? null : Number(bits) - (isMapped ? 96 : 0);
    if (prefix === null) list.addAddress(plain, family);
    else if (prefix >= 0) list.addSubnet(plain, prefix, family);
    // Shorter than the prefix of mapped addresses: the range covers all of IPv4.
    else list.addSubnet("0.0.0.0", 0, "ipv4");
  }
  return list.check(address, isIP(address) === 4 ? "ipv4" : "ipv6");
}

/**
 * Checks that pages of `origin` may embed the inbox; the dashboard's own preview always may. This
 * restricts browsers only: a program can send any origin. Errors: domain_not_trusted.
 */
export function assertOriginAllowed(
  { trustedDomains }: InboxSecurity,
  origin: string | null,
): void {
  if (trustedDomains.length === 0 || origin === env().APP_URL) return;
  if (origin !== null && isTrustedOrigin(trustedDomains, origin)) return;
  throw new AppError("domain_not_trusted", {
    userMessage:
      origin === "null"
        ? "This page has no origin (it is sandboxed or a file), so an inbox with trusted domains does not work here."
        : `Add ${origin ?? "this website"} to the trusted domains of the inbox, under Security.`,
  });
}

/**
 * Checks whether a custom client may use the inbox: a chat screen that is not our frame. `origin` is
 * that of its page; null for a program, which has no page that could be checked, so that its visitor
 * has to be identified by the website's token. Errors: forbidden, domain_not_trusted, identity_invalid.
 */
export function assertCustomClient(
  { customClients, trustedDomains }: InboxSecurity,
  { origin, isIdentified }: { origin: string | null; isIdentified: boolean },
): void {
  if (!customClients) {
    throw new AppError("forbidden", {
      userMessage: "Turn on custom clients in the settings of the inbox, under Security.",
    });
  }
  if (origin === null) {
    if (isIdentified) return;
    throw new AppError("identity_invalid", {
      userMessage:
        "userJWT: is needed by clients that are no web page. Sign one for the visitor, as the Security tab of the inbox shows.",
    });
  }
  // An empty list, which lets any website embed our frame, lets no page call by itself.
  if (origin === env().APP_URL) return;
  if (trustedDomains.length > 0 && isTrustedOrigin(trustedDomains, origin)) return;
  throw new AppError("domain_not_trusted", {
    userMessage: `Add ${origin === "null" ? "this website" : origin} to the trusted domains of the inbox, under Security.`,
  });
}

/**
 * Checks who calls the widget's API. An inbox with trusted domains is called by its own frame, which
 * has our origin, and by pages of those domains. `origin` is that of a foreign page, else null.
 * Errors: domain_not_trusted.
 */
export function assertCallerAllowed(security: InboxSecurity, origin: string | null): void {
  if (origin !== null) assertOriginAllowed(security, origin);
}
