import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { env } from "./env.ts";

/** What each derived key is for. One key, one purpose: a ticket can never pass as a cookie. */
type Purpose =
  | "auth-cookie"
  | "chat-link"
  | "embed-ticket"
  | "file-address"
  | "picture-address"
  | "sealed"
  | "invitation"
  | "known-browser"
  | "mail-address"
  | "mail-html"
  | "mail-sign-in"
  | "mail-stop"
  | "rate-limit"
  | "recovery-code";

const TOKEN_BYTES = 32;

/** A key of 32 bytes for one purpose, derived from APP_SECRET (HKDF-SHA256, RFC 5869). */
export function deriveKey(purpose: Purpose, secret = env().APP_SECRET): Buffer {
  const name = `${purpose} ${secret}`;
  const known = derived.get(name);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", secret, "linkdesk", purpose, 32));
  derived.set(name, key);
  return key;
}

/** As many as there are purposes and secrets: each message needs some of them twice. */
const derived = new Map<string, Buffer>();

const KEY_ID_BYTES = 4;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts what has to be read again (AES-256-GCM, NIST SP 800-38D): key id, IV, tag, ciphertext.
 * `context` says what it belongs to, such as the row's id: moved elsewhere, it does not open.
 */
export function seal(plaintext: string, context: string): Uint8Array<ArrayBuffer> {
  const key = deriveKey("sealed");
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([keyId(key), iv, cipher.getAuthTag(), ciphertext]));
}

/**
 * What {@link seal} was given, also under an earlier APP_SECRET that APP_SECRET_PREVIOUS lists.
 * Throws when no key fits, or when it was changed or belongs to another context.
 */
export function unseal(sealed: Uint8Array, context: string): string {
  const bytes = Buffer.from(sealed);
  const take = (from: number, length: number) => bytes.subarray(from, from + length);
  const secrets = [env().APP_SECRET, ...env().APP_SECRET_PREVIOUS];
  const key = secrets
    .map((secret) => deriveKey("sealed", secret))
    .find((candidate) => keyId(candidate).equals(take(0, KEY_ID_BYTES)));
  if (!key) {
    throw new Error("A stored secret was encrypted with an APP_SECRET that is not known any more.");
  }
  const tagAt = KEY_ID_BYTES + IV_BYTES;
  const decipher = createDecipheriv("aes-256-gcm", key, take(KEY_ID_BYTES, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(context)).setAuthTag(take(tagAt, TAG_BYTES));
  const ciphertext = bytes.subarray(tagAt + TAG_BYTES);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");
}

/** Tells keys apart; says nothing about them. */
function keyId(key: Buffer): Buffer {
  return createHash("sha256").update(key).digest().subarray(0, KEY_ID_BYTES);
}

/** An opaque token of 256 random bits, URL-safe. */
export function createToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** What is stored of a token. A plain hash is enough: 256 random bits cannot be guessed. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/**
 * A token that can be made again from what it is for, such as a row's id; nobody else can make it.
 * For links that are mailed later: the queue then carries the id and no secret.
 */
export function deriveToken(purpose: Purpose, what: string): string {
  return mac(purpose, what).toString("base64url");
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

/** Tells values apart without keeping them: an HMAC that only this installation can make. */
export function pseudonym(purpose: Purpose, value: string): string {
  return createHmac("sha256", deriveKey(purpose)).update(value).digest("base64url").slice(0, 22);
}

function mac(purpose: Purpose, body: string): Buffer {
  return createHmac("sha256", deriveKey(purpose)).update(body).digest();
}
