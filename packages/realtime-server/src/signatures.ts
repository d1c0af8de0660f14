import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** HMAC-SHA256 of `text` in lower-case hex, the signature used all over the protocol. */
export function signText(secret: string, text: string | Buffer): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}

/** MD5 of a REST body in hex. The protocol asks for it; the HMAC over it is what protects. */
export function bodyDigest(body: Buffer): string {
  return createHash("md5").update(body).digest("hex");
}

/** Compares in a time that depends on the lengths only. */
export function isSameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Checks a client's `key:signature` over `text`; null when it holds, else a sentence. */
export function checkClientAuth(
  app: { key: string; secret: string },
  auth: unknown,
  text: string,
): string | null {
  if (typeof auth !== "string") return "auth is missing";
  const colon = auth.indexOf(":");
  if (colon < 0) return "auth should have the form 'key:signature'";
  if (!isSameText(auth.slice(0, colon), app.key)) return "auth names another application's key";
  if (!isSameText(auth.slice(colon + 1), signText(app.secret, text))) {
    return `Invalid signature: expected the HMAC SHA256 hex digest of ${text}`;
  }
  return null;
}
