import "server-only";
import { decodeJwt } from "jose";
import { z } from "zod";
import { post } from "../../../platform/outgoing.ts";
import type { SignInProvider } from "./sign-in-providers.ts";

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 64 * 1024;
/** What RFC 6749 recommends, where the answer does not say. */
const DEFAULT_LIFETIME_S = 3_600;

const tokens = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  expires_in: z.coerce.number().default(DEFAULT_LIFETIME_S),
  id_token: z.string().optional(),
});
const refusal = z.object({ error: z.string() });

export type Tokens = {
  accessToken: string;
  /** A new one replaces the old one; null: the old one stays. */
  refreshToken: string | null;
  /** In milliseconds since 1970. */
  expiresAt: number;
  /** The address that the ID token names, in lower case; null if there is none. */
  user: string | null;
};

/** The provider does not accept the code or the refresh token any more. */
export class SignInEndedError extends Error {}

/** Asks a token endpoint (RFC 6749). Errors: {@link SignInEndedError}; what may pass: OutgoingError, Error. */
export async function requestTokens(
  provider: SignInProvider,
  parameters: Record<string, string>,
): Promise<Tokens> {
  const { clientId, clientSecret, tokenUrl } = provider;
  const form = { ...parameters, client_id: clientId, client_secret: clientSecret };
  const { status, text } = await post(tokenUrl, {
    body: new URLSearchParams(form).toString(),
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      accept: "application/json",
    },
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
  });
  if (status !== 200) throw problemOf(provider, status, text);
  const { access_token, refresh_token, expires_in, id_token } = tokens.parse(JSON.parse(text));
  return {
    accessToken: access_token,
    refreshToken: refresh_token ?? null,
    expiresAt: Date.now() + expires_in * 1_000,
    user: id_token ? userOf(id_token) : null,
  };
}

function problemOf({ name }: SignInProvider, status: number, text: string): Error {
  let error = "";
  try {
    error = refusal.parse(JSON.parse(text)).error;
  } catch {
    // Not what RFC 6749 says: only the status is given.
  }
  if (error === "invalid_grant") return new SignInEndedError(`${name} answered invalid_grant`);
  return new Error(`${name} answered ${status} ${error}`.trim());
}

const claims = z.object({
  email: z.string().optional(),
  preferred_username: z.string().optional(),
});

/** It came from the provider itself over TLS, so that its signature proves nothing more (OpenID Connect, 3.1.3.7). */
function userOf(idToken: string): string | null {
  try {
    const { email, preferred_username } = claims.parse(decodeJwt(idToken));
    return (email ?? preferred_username)?.toLowerCase() ?? null;
  } catch {
    return null;
  }
}
