/** Node.js 18 has WebCrypto, but not as a global. */
const NODE_CRYPTO = "node:crypto";

/** WebCrypto, in every runtime. */
export async function webCrypto(): Promise<Crypto> {
  if (globalThis.crypto) return globalThis.crypto;
  const { webcrypto } = await import(/* webpackIgnore: true */ /* @vite-ignore */ NODE_CRYPTO);
  return webcrypto as Crypto;
}

/** A key for HMAC-SHA-256. */
export async function hmacKey(
  { subtle }: Crypto,
  secret: Uint8Array<ArrayBuffer>,
  use: "sign" | "verify",
): Promise<CryptoKey> {
  return subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, [use]);
}

/** Bytes of base64; undefined for what is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Base64 for addresses and tokens, without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
