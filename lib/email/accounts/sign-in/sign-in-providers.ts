import "server-only";
import { MAIL_SIGN_INS, type MailSignIn } from "@linkdesk/contract/mail-providers.ts";
import { env } from "../../../platform/env.ts";

/** An OAuth 2.0 provider of mailboxes. */
export type SignInProvider = {
  /** As people know it. */
  name: string;
  authorizeUrl: string;
  tokenUrl: string;
  scope: string;
  /** What it needs beside the usual ones to give a refresh token. */
  parameters: Record<string, string>;
  clientId: string;
  clientSecret: string;
};

export const SIGN_IN_NAMES = {
  google: "Google",
  microsoft: "Microsoft",
} as const satisfies { [P in MailSignIn]: string };

const SERVERS = {
  google: {
    imap: { host: "imap.gmail.com", port: 993, security: "tls" },
    smtp: { host: "smtp.gmail.com", port: 465, security: "tls" },
  },
  microsoft: {
    imap: { host: "outlook.office365.com", port: 993, security: "tls" },
    smtp: { host: "smtp.office365.com", port: 587, security: "starttls" },
  },
} as const;

/** The provider's own servers: a token is sent to no others. */
export const signInServers = (provider: MailSignIn) => SERVERS[provider];

/** A provider as the operator has set it up; null if not. */
export function signInProvider(provider: MailSignIn): SignInProvider | null {
  const {
    MAIL_GOOGLE_CLIENT_ID: googleId,
    MAIL_GOOGLE_CLIENT_SECRET: googleSecret,
    MAIL_MICROSOFT_CLIENT_ID: microsoftId,
    MAIL_MICROSOFT_CLIENT_SECRET: microsoftSecret,
    MAIL_MICROSOFT_TENANT: tenant,
    MAIL_SIGN_IN_TEST_URL: test,
  } = env();
  const [clientId, clientSecret] = {
    google: [googleId, googleSecret],
    microsoft: [microsoftId, microsoftSecret],
  }[provider];
  if (!clientId || !clientSecret) return null;
  const { scope, parameters, ...urls } = {
    // https://developers.google.com/workspace/gmail/imap/xoauth2-protocol
    google: {
      authorizeUrl: "https://accounts.google.com/o/oauth2/v2/auth",
      tokenUrl: "https://oauth2.googleapis.com/token",
      scope: "openid email https://mail.google.com/",
      parameters: { access_type: "offline", prompt: "consent" },
    },
    // https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
    microsoft: {
      authorizeUrl: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`,
      tokenUrl: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
      scope:
        "openid email offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send",
      parameters: { prompt: "select_account" },
    },
  }[provider];
  const addresses = test ? { authorizeUrl: `${test}/authorize`, tokenUrl: `${test}/token` } : urls;
  return { name: SIGN_IN_NAMES[provider], scope, parameters, clientId, clientSecret, ...addresses };
}

/** The providers that the operator has set up. */
export function configuredSignIns(): MailSignIn[] {
  return MAIL_SIGN_INS.filter((provider) => signInProvider(provider) !== null);
}

/** Where providers send people back to; it has to be entered in their consoles. */
export const signInReturnUrl = () => `${env().APP_URL}/api/mail-sign-in`;
