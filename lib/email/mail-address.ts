import "server-only";
import { timingSafeEqual } from "node:crypto";
import { base32nopad } from "@scure/base";
import { env } from "../platform/env.ts";
import { isMailShown } from "../platform/mail.ts";
import { deriveToken } from "../platform/secrets.ts";

/**
 * Addresses of ours that say what a mail is about: `reply+<token>@…` answers one outgoing mail and so one
 * person in one conversation, `inbox+<token>@…` belongs to an e-mail inbox. A token is an id with a
 * signature (HMAC-SHA256 cut to 80 bits), in base32 because mail programs may change the case.
 */
const KINDS = ["reply", "inbox"] as const;
type Kind = (typeof KINDS)[number];
export type OwnAddress = { kind: Kind; id: string };

const SIGNATURE_BYTES = 10;
const ID_BYTES = 16;
const TOKEN = /\+([a-z2-7]{42})@/;
/** Where answers go on one machine, whose mails nobody else sees. */
const PREVIEW_DOMAIN = "reply.localhost";

/** An account that receives mail; `+` works in its address unless somebody says otherwise. */
export type Receiver = { address: string; hasPlusAddresses: boolean };

/** The domain whose mail all comes to this installation; null if there is none. */
export function inboundDomain(): string | null {
  return env().INBOUND_MAIL_DOMAIN ?? (isMailShown() ? PREVIEW_DOMAIN : null);
}

/**
 * Where the answer to an outgoing mail goes: an address of the account that receives, or else of the
 * installation. Null if no answer can be received.
 */
export function replyAddress(emailId: string, receiver: Receiver | null): string | null {
  if (receiver) {
    const [local, domain] = splitAddress(receiver.address);
    return receiver.hasPlusAddresses
      ? `${local}+${tokenOf("reply", emailId)}@${domain}`
      : receiver.address;
  }
  const domain = inboundDomain();
  return domain ? `reply+${tokenOf("reply", emailId)}@${domain}` : null;
}

/** Where mail for an e-mail inbox can be forwarded to; null if the installation receives none. */
export function inboxAddress(inboxId: string): string | null {
  const domain = inboundDomain();
  return domain ? `inbox+${tokenOf("inbox", inboxId)}@${domain}` : null;
}

/** The first of the addresses that carries a valid token of ours. */
export function findOwnAddress(addresses: readonly string[]): OwnAddress | null {
  for (const address of addresses) {
    const token = TOKEN.exec(address.toLowerCase())?.[1];
    const found = token && readToken(token);
    if (found) return found;
  }
  return null;
}

function readToken(token: string): OwnAddress | null {
  const bytes = decode(token);
  if (!bytes) return null;
  const hex = bytes.subarray(0, ID_BYTES).toString("hex");
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const given = bytes.subarray(ID_BYTES, ID_BYTES + SIGNATURE_BYTES);
  const kind = KINDS.find((candidate) => timingSafeEqual(given, signatureOf(candidate, id)));
  return kind ? { kind, id } : null;
}

function tokenOf(kind: Kind, id: string): string {
  const bytes = Buffer.concat([Buffer.from(id.replaceAll("-", ""), "hex"), signatureOf(kind, id)]);
  return base32nopad.encode(bytes).toLowerCase();
}

/** Null if bits stand after the last byte, which no token of ours has. */
function decode(token: string): Buffer | null {
  try {
    return Buffer.from(base32nopad.decode(token.toUpperCase()));
  } catch {
    return null;
  }
}

const signatureOf = (kind: Kind, id: string) =>
  Buffer.from(deriveToken("mail-address", `${kind}:${id}`), "base64url").subarray(
    0,
    SIGNATURE_BYTES,
  );

function splitAddress(address: string): [local: string, domain: string] {
  const at = address.lastIndexOf("@");
  return [address.slice(0, at), address.slice(at + 1)];
}
