import "server-only";
import { type UserClaims, userClaims } from "@linkdesk/contract/user-claims.ts";
import { errors, type JWTPayload, jwtVerify } from "jose";

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
      /** The place of the secret that signed it, in the list that was given. */
      signedBy: number;
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
export async function verifyUserJwt(
  jwt: string,
  secrets: readonly string[],
  now = Date.now(),
): Promise<JwtVerdict> {
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
  // A second spelling of the same signature would get around the list of tokens that were logged out.
  const verified = isCanonical(signature) ? await verifyWithAny(jwt, secrets, now) : null;
  if (!verified) return refuse("The signature does not match this inbox's secret.", claims);

  const parsed = userClaims.safeParse(claims);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse(`${issue?.path.join(".")}: ${issue?.message}.`, claims);
  }
  const user = parsed.data;
  const { exp = 0, iat = 0 } = verified.claims;
  const latest = Math.floor(now / 1_000) + CLOCK_SKEW_S;
  const problem =
    explain(verified.error) ??
    (iat > latest ? "iat is in the future: check the clock." : null) ??
    (exp > latest + MAX_LIFETIME_S
      ? "exp is more than 30 days ahead; it is counted in seconds, not milliseconds."
      : null);
  if (problem !== null) {
    return { user, claims, problem, isExpired: verified.error instanceof errors.JWTExpired };
  }
  const expiresAt = new Date((exp + CLOCK_SKEW_S) * 1_000);
  return { user, claims, problem: null, isExpired: false, expiresAt, signedBy: verified.signedBy };
}

/** What a correctly signed token says, and what jose has against its times. */
type Verified = { signedBy: number; claims: JWTPayload; error: TimeError | null };
type TimeError = errors.JWTExpired | errors.JWTClaimValidationFailed;

/** Null if none of the secrets has signed the token. */
async function verifyWithAny(
  jwt: string,
  secrets: readonly string[],
  now: number,
): Promise<Verified | null> {
  for (const [signedBy, secret] of secrets.entries()) {
    try {
      const { payload } = await jwtVerify(jwt, new TextEncoder().encode(secret), {
        algorithms: ["HS256"],
        clockTolerance: CLOCK_SKEW_S,
        currentDate: new Date(now),
        requiredClaims: ["exp"],
      });
      return { signedBy, claims: payload, error: null };
    } catch (error) {
      if (error instanceof errors.JWSSignatureVerificationFailed) continue;
      // Both come after the signature was found right.
      if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed) {
        return { signedBy, claims: error.payload, error };
      }
      throw error;
    }
  }
  return null;
}

function explain(error: TimeError | null): string | null {
  if (!error) return null;
  if (error instanceof errors.JWTExpired) {
    return `The token expired on ${new Date((error.payload.exp ?? 0) * 1_000).toUTCString()}.`;
  }
  const { claim, reason } = error;
  if (claim === "exp") return "exp is missing or is not a number of seconds.";
  if (reason === "invalid") return `${claim} is not a number of seconds.`;
  return `${claim} is in the future: check the clock.`;
}

/**
 * Decodes one part to a JSON object, or null. Refuses non-canonical base64url (padding, stray bits)
 * and duplicate names, because two parsers could read such a token differently.
 */
export function readJson(part: string): Record<string, unknown> | null {
  if (part === "" || !isCanonical(part)) return null;
  const bytes = Buffer.from(part, "base64url");
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

/** Whether this is the one way to write these bytes in base64url. */
function isCanonical(part: string): boolean {
  return Buffer.from(part, "base64url").toString("base64url") === part;
}
