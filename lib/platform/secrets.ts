import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "./env.ts";

/** What each derived key is for. One key, one purpose: a ticket can never pass as a cookie. */
type Purpose = "auth-cookie" | "embed-ticket" | "file-address";

const TOKEN_BYTES = 32;

/** A key of 32 bytes for one purpose, derived from APP_SECRET (HKDF-SHA256, RFC 5869). */
export function deriveKey(purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync("sha256", env().APP_SECRET, "linkdesk", purpose, 32));
}

/** An opaque token of 256 random bits, URL-safe. */
export function createToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** What is stored of a token. A plain hash is enough: 256 random bits cannot be guessed. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/** `payload.signature`, both base64url, HMAC-SHA256. The payload is readable, not secret. */
export function sign(purpose: Purpose, payload: string): string {
  const body = Buffer.from(payload).toString("base64url");
  return `${body}.${mac(purpose, body).toString("base64url")}`;
}

/** The payload of a signed text, or null when the signature is not ours for this purpose. */
export function verify(purpose: Purpose, signed: string): string | null {
  const [body, signature, rest] = signed.split(".");
  if (!body || !signature || rest !== undefined) return null;
  const given = Buffer.from(signature, "base64url");
  const expected = mac(purpose, body);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return Buffer.from(body, "base64url").toString();
}

function mac(purpose: Purpose, body: string): Buffer {
  return createHmac("sha256", deriveKey(purpose)).update(body).digest();
}
