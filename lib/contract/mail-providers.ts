// The mail providers that can post incoming mail: words only, so that browsers can have them without the schemas.

export const MAIL_PROVIDERS = ["postmark", "sendgrid", "mailgun", "resend", "ses"] as const;
export type MailProvider = (typeof MAIL_PROVIDERS)[number];

/**
 * How a call of each provider is known to be from it, and what the last part of its address is.
 * `key`: HTTP Basic with the key of the address. `signature`: by a secret that the provider's console shows.
 * `keyAndOwn`: by the key, and by a signature of Amazon that needs no secret. `keyAndSignature`: by the key, and by a
 * signature once its public key is stored.
 * Mailgun posts the whole mail only to addresses that end in "mime". What Resend posts says only that a mail has
 * come: it is fetched with an API key.
 */
export const PROVIDER_RULES = {
  postmark: { proof: "key", path: "postmark", isFetched: false },
  sendgrid: { proof: "keyAndSignature", path: "sendgrid", isFetched: false },
  mailgun: { proof: "signature", path: "mailgun-mime", isFetched: false },
  resend: { proof: "signature", path: "resend", isFetched: true },
  ses: { proof: "keyAndOwn", path: "ses", isFetched: false },
} as const satisfies {
  [P in MailProvider]: {
    proof: "key" | "keyAndSignature" | "keyAndOwn" | "signature";
    path: string;
    isFetched: boolean;
  };
};

/** Whether the provider's address has a key in it. */
export const hasProviderKey = (provider: MailProvider) =>
  PROVIDER_RULES[provider].proof !== "signature";

/** Whether a signing secret can be stored for the provider. */
export const hasSigningSecret = (provider: MailProvider) =>
  ["signature", "keyAndSignature"].includes(PROVIDER_RULES[provider].proof);

/** Providers whose mailboxes are used after somebody has signed in there (OAuth 2.0). */
export const MAIL_SIGN_INS = ["google", "microsoft"] as const;
export type MailSignIn = (typeof MAIL_SIGN_INS)[number];

/** Whether a way to send or receive needs a sign-in at a provider. */
export const isMailSignIn = (kind: string): kind is MailSignIn =>
  (MAIL_SIGN_INS as readonly string[]).includes(kind);
