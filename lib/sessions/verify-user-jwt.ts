import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { type UserClaims, userClaims } from "@linkdesk/contract/user-claims.ts";

/** A token with these claims is far shorter. */
const MAX_CHARS = 8_192;
const CLOCK_SKEW_S = 60;
const DAY_S = 24 * 60 * 60;
/** A token that is valid for longer would be as risky as a password. */
const MAX_LIFETIME_S = 30 * DAY_S;

/** The result of {@link verifyUserJwt}. `claims` help to find the mistake in a token that is refused. */
export type JwtVerdict =
  | {
      user: UserClaims;
      claims: Record<string, unknown>;
      problem: null;
      isExpired: false;
      /** When the token expires, including the allowed clock skew. */
      expiresAt: Date;
    }
  | {
      user: UserClaims | null;
      claims: Record<string, unknown> | null;
      problem: string;
      /** The token is well-formed and correctly signed, but has expired. */
      isExpired: boolean;
    };

/**
 * Verifies a website's token about its visitor: a JWT (RFC 7519) in compact form, signed with HS256
 * and one of `secrets`. Stricter than the RFC: one algorithm, a header with only `alg` and `typ`, no
 * duplicate names, `exp` required and at most 30 days ahead. `now` in ms.
 */
export function verifyUserJwt(
  jwt: string,
  secrets: readonly string[],
  now = Date.now(),
): JwtVerdict {
  const refuse = (problem: string, claims: Record<string, unknown> | null = null): JwtVerdict => {
    return { user: null, claims, problem, isExpired: false };
  };
  if (jwt.length > MAX_CHARS) return refuse(`The token is longer than ${MAX_CHARS} characters.`);
  const parts = jwt.split(".");
  if (parts.length !== 3) {
    return refuse(`A token has three parts with dots between them; this has ${parts.length}.`);
  }
  const [head = "", body = "", signature = ""] = parts;
  const header = readJson(head);
  if (!header) return refuse("The first part, the header, is not base64url of a JSON object.");
  const claims = readJson(body);
  if (!claims) return refuse("The second part, the claims, is not base64url of a JSON object.");
  if (header.alg !== "HS256") return refuse("The header's alg must be HS256.", claims);
  const foreign = Object.keys(header).find((name) => name !== "alg" && name !== "typ");
  if (foreign !== undefined) {
    return refuse(`The header may have alg and typ only, not ${foreign.slice(0, 40)}.`, claims);
  }
  if (header.typ !== undefined && String(header.typ).toUpperCase() !== "JWT") {
    return refuse("The header's typ must be JWT.", claims);
  }
  if (secrets.length === 0) return refuse("This inbox has no secret yet.", claims);
  if (!secrets.some((secret) => isSignedWith(secret, `${head}.${body}`, signature))) {
    return refuse("The signature does not match this inbox's secret.", claims);
  }
  return checkClaims(claims, Math.floor(now / 1_000));
}

/** Checks everything except the signature. */
function checkClaims(claims: Record<string, unknown>, nowS: number): JwtVerdict {
  const parsed = userClaims.safeParse(claims);
  const user = parsed.success ? parsed.data : null;
  const refuse = (problem: string, isExpired = false): JwtVerdict => {
    return { user, claims, problem, isExpired };
  };
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse(`${issue?.path.join(".")}: ${issue?.message}.`);
  }
  const { exp, nbf, iat } = claims;
  if (!isTime(exp)) return refuse("exp is missing or is not a number of seconds.");
  for (const [name, time] of Object.entries({ nbf, iat })) {
    if (time === undefined) continue;
    if (!isTime(time)) return refuse(`${name} is not a number of seconds.`);
    if (time > nowS + CLOCK_SKEW_S) return refuse(`${name} is in the future: check the clock.`);
  }
  if (exp > nowS + MAX_LIFETIME_S + CLOCK_SKEW_S) {
    return refuse("exp is more than 30 days ahead; it is counted in seconds, not milliseconds.");
  }
  if (exp <= nowS - CLOCK_SKEW_S) {
    return refuse(`The token expired on ${new Date(exp * 1_000).toUTCString()}.`, true);
  }
  const expiresAt = new Date((exp + CLOCK_SKEW_S) * 1_000);
  return { user: parsed.data, claims, problem: null, isExpired: false, expiresAt };
}

const isTime = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value) && value >= 0;

/**
 * Decodes one part to a JSON object, or null. Refuses non-canonical base64url (padding, stray bits)
 * and duplicate names, because two parsers could read such a token differently.
 */
export function readJson(part: string): Record<string, unknown> | null {
  const bytes = Buffer.from(part, "base64url");
  if (part === "" || bytes.toString("base64url") !== part) return null;
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    return countColons(text) === countMembers(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Counts the colons outside of strings in a JSON text: one for each name, duplicates included. */
function countColons(json: string): number {
  let count = 0;
  let isInString = false;
  for (let at = 0; at < json.length; at++) {
    const char = json[at];
    if (char === '"') isInString = !isInString;
    else if (char === "\\") at++;
    else if (char === ":" && !isInString) count++;
  }
  return count;
}

function countMembers(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const inside = Object.values(value).reduce((sum: number, one) => sum + countMembers(one), 0);
  return inside + (Array.isArray(value) ? 0 : Object.keys(value).length);
}

function isSignedWith(secret: string, text: string, signature: string): boolean {
  const given = Buffer.from(signature, "base64url");
  if (given.toString("base64url") !== signature) return false;
  const expected = createHmac("sha256", secret).update(text).digest();
  return given.length === expected.length && timingSafeEqual(given, expected);
}
