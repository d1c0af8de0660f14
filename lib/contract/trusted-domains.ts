import { storableText } from "./text.ts";
import { z } from "./zod.ts";

const MAX_HOST_CHARS = 253;

/** `example.com`, `*.example.com`, with a port or `:*` if it is not the scheme's own. */
const ENTRY = /^(\*\.)?([^:]+?)(?::(\d{1,5}|\*))?$/;
/** `capacitor://localhost`, `ionic://localhost`: the pages of an app, which have a scheme of its own. */
const APP = /^[a-z][a-z\d+.-]{0,30}:\/\/[a-z\d][a-z\d.-]{0,252}(:\d{1,5})?$/;
/** Schemes whose pages have no origin, or which pages do not have. */
const NOT_APPS = /^(https?|wss?|ftp|file|data|blob|about|javascript|filesystem):/;
const isApp = (text: string) => APP.test(text) && !NOT_APPS.test(text);

/**
 * A website that may embed the widget, as the Content-Security-Policy writes it: the name. Scheme
 * and path of a pasted address are left out. `*.example.com` is every name below example.com and not example.com itself.
 * International names become punycode. An app's own scheme stays: `capacitor://localhost`. Errors say
 * what is wrong with the entry.
 */
export function readTrustedDomain(entry: string): { domain: string } | { error: string } {
  const text = hostOf(entry.trim().toLowerCase());
  if (text === "") return { error: "must not be empty" };
  if (isApp(text)) return { domain: text };
  if (/[/?#\\]/.test(text)) return { error: "must be a name such as example.com, without a path" };
  if (/[\s@,;'"]/.test(text)) return { error: "must be one name such as example.com" };
  const [, wildcard = "", host = "", port] = ENTRY.exec(text) ?? [];
  if (host === "") return { error: "must be a name such as example.com or example.com:8080" };
  if (host.includes("*")) return { error: "may have a * only at its beginning: *.example.com" };
  if (port !== undefined && port !== "*" && !(Number(port) >= 1 && Number(port) <= 65_535)) {
    return { error: "has a port that is no port: 1 to 65535, or * for any" };
  }
  const name = toAscii(host);
  if (name === null) return { error: "is not a valid name" };
  const isAddress = /^[\d.]+$/.test(name);
  if (wildcard && (isAddress || !name.includes("."))) {
    return { error: "needs a whole domain after the *: *.example.com" };
  }
  return { domain: `${wildcard}${name}${port === undefined ? "" : `:${port}`}` };
}

/** Of an address that was copied from the browser, the name; anything else as it is. */
function hostOf(text: string): string {
  const scheme = ["https://", "http://"].find((start) => text.startsWith(start));
  if (scheme === undefined) return text;
  const rest = text.slice(scheme.length);
  const end = rest.search(/[/?#]/);
  return end < 0 ? rest : rest.slice(0, end);
}

/** The name as browsers write it in an origin, or null when it is none. */
function toAscii(host: string): string | null {
  try {
    const { hostname } = new URL(`http://${host}/`);
    const isName = /^([a-z\d_]([a-z\d_-]{0,61}[a-z\d])?\.)*[a-z\d_]([a-z\d_-]{0,61}[a-z\d])?$/;
    return hostname.length <= MAX_HOST_CHARS && isName.test(hostname) ? hostname : null;
  } catch {
    return null;
  }
}

/** Whether a page of this origin may embed the widget. An empty list trusts everybody. */
export function isTrustedOrigin(domains: readonly string[], origin: string): boolean {
  if (domains.length === 0) return true;
  if (isApp(origin)) return domains.includes(origin);
  let url: URL;
  try {
    url = new URL(origin);
  } catch {
    // "null", of a sandboxed or local page.
    return false;
  }
  return /^https?:$/.test(url.protocol) && domains.some((domain) => matches(domain, url));
}

function matches(domain: string, { hostname, port }: URL): boolean {
  const [, wildcard, name = "", wanted = ""] = ENTRY.exec(domain) ?? [];
  if (wanted !== "*" && wanted !== port && !isDefaultPort(wanted, port)) return false;
  return wildcard ? hostname.endsWith(`.${name}`) : hostname === name;
}

/** An origin leaves its scheme's own port out; an entry may name it. */
const isDefaultPort = (wanted: string, port: string) =>
  port === "" && (wanted === "80" || wanted === "443");

/** An entry of the list, written the way it is compared. */
export const trustedDomain = storableText(300).transform((entry, context) => {
  const read = readTrustedDomain(entry);
  if ("domain" in read) return read.domain;
  context.addIssue({ code: "custom", message: `${entry.trim() || "An entry"} ${read.error}` });
  return z.NEVER;
});
