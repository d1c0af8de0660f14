import { createHmac } from "node:crypto";

const base64url = (value: unknown) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

type Options = { header?: unknown; alg?: string };

/** A token as a website's server signs it, or as an attacker would. Texts are taken as they are. */
export function signJwt(
  claims: unknown,
  secret: string,
  { header = { alg: "HS256", typ: "JWT" } }: Options = {},
): string {
  const text = `${base64url(header)}.${base64url(claims)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

/** Claims of a visitor, good for an hour. */
export function claimsOf(user: string, more: object = {}) {
  return {
    external_user_id: user,
    email: `${user}@example.com`,
    first_name: user,
    exp: Math.floor(Date.now() / 1_000) + 3_600,
    ...more,
  };
}
