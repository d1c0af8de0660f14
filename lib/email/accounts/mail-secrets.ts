import "server-only";
import { MAIL_SIGN_INS } from "@linkdesk/contract/mail-providers.ts";
import { z } from "zod";
import { log } from "../../platform/log.ts";
import { seal, unseal } from "../../platform/secrets.ts";

/** What an account signs in with. */
const mailSecrets = z.object({
  smtpPassword: z.string().optional(),
  imapPassword: z.string().optional(),
  /** What the mail provider signs with: a shared secret, or its public key. */
  signingSecret: z.string().optional(),
  /** What mails are fetched with. */
  providerApiKey: z.string().optional(),
  /** What a sign-in at a provider gave. Without a refresh token, it has ended. */
  signIn: z
    .object({
      provider: z.enum(MAIL_SIGN_INS),
      user: z.string(),
      refreshToken: z.string().nullable(),
      accessToken: z.string(),
      /** In milliseconds since 1970. */
      expiresAt: z.number(),
    })
    .optional(),
});
export type MailSecrets = z.infer<typeof mailSecrets>;

const contextOf = (inboxId: string) => `mail-account:${inboxId}`;

/** What is stored of the secrets of an inbox; null if there are none. */
export function sealSecrets(inboxId: string, secrets: MailSecrets): Uint8Array<ArrayBuffer> | null {
  const isEmpty = Object.values(secrets).every((secret) => secret === undefined);
  return isEmpty ? null : seal(JSON.stringify(secrets), contextOf(inboxId));
}

/** The same for screens: secrets that cannot be read any more are as good as none, and can be entered again. */
export function readableSecrets(inboxId: string, credentials: Uint8Array | null): MailSecrets {
  try {
    return openSecrets(inboxId, credentials);
  } catch (error) {
    log.warn("email.secrets_unreadable", { inbox: inboxId, error });
    return {};
  }
}

/** The stored secrets of an inbox. Throws if the APP_SECRET that they were encrypted with is not known any more. */
export function openSecrets(inboxId: string, credentials: Uint8Array | null): MailSecrets {
  if (!credentials) return {};
  return mailSecrets.parse(JSON.parse(unseal(credentials, contextOf(inboxId))));
}
