import type { UserClaims } from "./api.ts";
import { hmacKey, toBase64Url, webCrypto } from "./web-crypto.ts";

const HOUR_S = 60 * 60;

export type SignUserJwtOptions = {
  /** How long the token is accepted, in seconds: an hour, unless it is set. */
  expiresInSeconds?: number;
};

/**
 * Signs who the visitor of your website is (HS256): the `userJWT` of the chat. Only on your server: whoever has the
 * secret can be anybody.
 *
 * @param secret of the inbox, from its Security tab
 */
export async function signUserJwt(
  claims: UserClaims,
  secret: string,
  { expiresInSeconds = HOUR_S }: SignUserJwtOptions = {},
): Promise<string> {
  if (!secret) throw new TypeError("The secret is missing.");
  const now = Math.floor(Date.now() / 1000);
  const payload = { ...claims, iat: now, exp: now + expiresInSeconds };
  const encoder = new TextEncoder();
  const encode = (part: object) => toBase64Url(encoder.encode(JSON.stringify(part)));
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(payload)}`;
  const crypto = await webCrypto();
  const key = await hmacKey(crypto, encoder.encode(secret), "sign");
  const signature = await crypto.subtle.sign("HMAC", key, encoder.encode(signed));
  return `${signed}.${toBase64Url(new Uint8Array(signature))}`;
}
