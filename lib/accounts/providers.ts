import { cutText } from "@linkdesk/chat/cut-text.ts";
import "server-only";
import { decodeJwt } from "jose";
import type { Account, NextAuthConfig, Profile } from "next-auth";
import Google from "next-auth/providers/google";
import { z } from "zod";
import { env } from "../platform/env.ts";

export type ProviderName = { id: "google" | "oidc"; name: string };

/** The providers to sign in with, for the buttons. */
export function listProviders(): ProviderName[] {
  const { AUTH_GOOGLE_ID, OIDC_ISSUER, OIDC_NAME } = env();
  return [
    ...(AUTH_GOOGLE_ID ? [{ id: "google", name: "Google" } as const] : []),
    ...(OIDC_ISSUER ? [{ id: "oidc", name: OIDC_NAME } as const] : []),
  ];
}

/** The same for next-auth. */
export function configuredProviders(): NextAuthConfig["providers"] {
  const { AUTH_GOOGLE_ID, AUTH_GOOGLE_SECRET, OIDC_ISSUER, OIDC_NAME } = env();
  const { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  const google = Google({ clientId: AUTH_GOOGLE_ID ?? "", clientSecret: AUTH_GOOGLE_SECRET ?? "" });
  return [
    ...(AUTH_GOOGLE_ID ? [google] : []),
    ...(OIDC_ISSUER
      ? [
          {
            id: "oidc",
            name: OIDC_NAME,
            type: "oidc" as const,
            issuer: OIDC_ISSUER,
            clientId: OIDC_CLIENT_ID ?? "",
            clientSecret: OIDC_CLIENT_SECRET ?? "",
            checks: ["pkce" as const, "state" as const, "nonce" as const],
            // Several providers put the address in their userinfo only.
            idToken: false,
          },
        ]
      : []),
  ];
}

/** An identity that a provider has confirmed. */
export type ProvidedIdentity = {
  /** Includes the issuer, so that ids of different providers cannot collide. */
  provider: string;
  subject: string;
  name: string;
  email: string | null;
  isEmailVerified: boolean;
  /** The provider required more than a password (RFC 8176). */
  hasSecondFactor: boolean;
};

const claims = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().max(254).nullish(),
  // Some providers send it as a text.
  email_verified: z.union([z.boolean(), z.string()]).nullish(),
  name: z.string().nullish(),
});
const idTokenClaims = z.object({ amr: z.array(z.string()).optional() });
const SECOND_FACTORS = ["mfa", "otp", "hwk", "swk"];
const MAX_NAME_CHARS = 80;

/** The identity that next-auth has verified; null if the provider has not confirmed it. */
export function identityOf(account: Account, profile: Profile): ProvidedIdentity | null {
  if (account.provider !== "google" && account.provider !== "oidc") return null;
  const parsed = claims.safeParse(profile);
  if (!parsed.success) return null;
  const { sub, email, email_verified, name } = parsed.data;
  const address = email?.trim().toLowerCase() || null;
  const label = (name || address?.split("@")[0] || "New colleague").replace(/\s+/g, " ").trim();
  return {
    provider: account.provider === "google" ? "google" : `oidc:${env().OIDC_ISSUER}`,
    subject: sub,
    name: cutText(label.toWellFormed(), MAX_NAME_CHARS),
    email: address,
    isEmailVerified: email_verified === true || email_verified === "true",
    hasSecondFactor: amrOf(account.id_token).some((method) => SECOND_FACTORS.includes(method)),
  };
}

/** next-auth has checked the token's signature and audience before this looks into it. */
function amrOf(idToken: string | undefined): string[] {
  if (!idToken) return [];
  const parsed = idTokenClaims.safeParse(decodeJwt(idToken));
  return parsed.success ? (parsed.data.amr ?? []) : [];
}
