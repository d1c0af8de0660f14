import { createHmac, randomBytes } from "node:crypto";

/** RFC 6238 with what every authenticator app understands: SHA-1, six digits, 30 seconds. */
const STEP_MS = 30_000;
const DIGITS = 6;
/** Clocks differ, people type: one step earlier or later is fine (RFC 6238, 5.2). */
const WINDOW = 1;
const SECRET_BYTES = 20;
const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

/** A new shared secret, as apps take it: base32, upper case. */
export function createTotpSecret(): string {
  return toBase32(randomBytes(SECRET_BYTES)).toUpperCase();
}

/** What a QR code tells an authenticator app. */
export function totpUrl(secret: string, account: string): string {
  const label = encodeURIComponent(`Linkdesk:${account}`);
  return `otpauth://totp/${label}?secret=${secret}&issuer=Linkdesk`;
}

/** The time step that a code is for, or null when it is for none around now. */
export function totpStep(secret: string, code: string, now = Date.now()): number | null {
  const current = Math.floor(now / STEP_MS);
  for (let step = current - WINDOW; step <= current + WINDOW; step++) {
    if (totpCode(secret, step) === code) return step;
  }
  return null;
}

/** The code of a time step. */
export function totpCode(secret: string, step = Math.floor(Date.now() / STEP_MS)): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, "0");
}

/** RFC 4648 base32, lower case, without padding. */
export function toBase32(bytes: Uint8Array): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((chunk) => BASE32[Number.parseInt(chunk.padEnd(5, "0"), 2)])
    .join("");
}

function fromBase32(text: string): Buffer {
  let bits = "";
  for (const character of text.toLowerCase()) {
    bits += BASE32.indexOf(character).toString(2).padStart(5, "0");
  }
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
