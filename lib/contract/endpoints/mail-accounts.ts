import {
  mailAccount,
  mailCheck,
  mailSignInBody,
  mailTest,
  mailWebhookKey,
  putMailAccountBody,
} from "../mail-accounts.ts";
import { MAIL_PROVIDERS, PROVIDER_RULES } from "../mail-providers.ts";
import { idParams } from "../shapes.ts";
import { rowId } from "../text.ts";
import { z } from "../zod.ts";
import { endpoint } from "./endpoint.ts";

export const getMailAccount = endpoint({
  method: "GET",
  path: "/api/v1/inboxes/[id]/mail-account",
  access: "admin",
  summary: "Returns how an e-mail inbox sends and receives, without passwords.",
  params: idParams,
  response: mailAccount,
  errors: [],
});

export const putMailAccount = endpoint({
  method: "PUT",
  path: "/api/v1/inboxes/[id]/mail-account",
  access: "admin",
  summary: "Replaces how an e-mail inbox sends and receives. Passwords that are left out stay.",
  params: idParams,
  body: putMailAccountBody,
  response: mailAccount,
  errors: [],
});

export const checkMailAccount = endpoint({
  method: "POST",
  path: "/api/v1/inboxes/[id]/mail-account/check",
  access: "admin",
  summary: "Connects to the servers of an e-mail inbox and says which step fails. Sends nothing.",
  params: idParams,
  response: mailCheck,
  errors: [],
  limit: ["workspace:mail-check"],
});

export const sendTestMail = endpoint({
  method: "POST",
  path: "/api/v1/inboxes/[id]/mail-account/test",
  access: "admin",
  summary: "Sends a test mail from an e-mail inbox to its own address.",
  params: idParams,
  response: mailTest,
  errors: [],
  limit: ["workspace:mail-check"],
});

export const getTestMail = endpoint({
  method: "GET",
  path: "/api/v1/inboxes/[id]/mail-account/test",
  access: "admin",
  summary: "Says whether the last test mail of an e-mail inbox has arrived.",
  params: idParams,
  response: mailTest,
  errors: [],
});

export const rotateMailWebhookKey = endpoint({
  method: "POST",
  path: "/api/v1/inboxes/[id]/mail-account/key",
  access: "admin",
  summary:
    "Makes the address with a new key that a mail provider posts to. The old key ends at once.",
  params: idParams,
  response: mailWebhookKey,
  status: [201],
  errors: ["conflict"],
});

export const startMailSignIn = endpoint({
  method: "POST",
  path: "/api/v1/inboxes/[id]/mail-account/sign-in",
  access: "admin",
  summary:
    "Returns where somebody signs in at a provider, so that the inbox can use their mailbox.",
  params: idParams,
  body: mailSignInBody,
  response: z.strictObject({ url: z.string() }),
  errors: [],
});

/** What OAuth 2.0 returns; some providers add more. */
const signInQuery = z.object({
  state: z.string().max(2_000).default(""),
  code: z.string().max(4_000).default(""),
  error: z.string().max(200).default(""),
});

export const finishMailSignIn = endpoint({
  method: "GET",
  path: "/api/mail-sign-in",
  access: "admin",
  summary: "Where a provider sends people back to who signed in. Goes on to the inbox.",
  query: signInQuery,
  response: { contentType: "text/plain" },
  status: [303],
  errors: ["not_found"],
});

/** The provider by the last part of an address. */
const provider = z
  .enum(MAIL_PROVIDERS.map((name) => PROVIDER_RULES[name].path))
  .transform((path) => MAIL_PROVIDERS.find((name) => PROVIDER_RULES[name].path === path))
  .pipe(z.enum(MAIL_PROVIDERS));

/** Whatever the provider sends: JSON, a form, a form with files. */
const posted = { contentType: "*/*" };

export const postInboxMail = endpoint({
  method: "POST",
  path: "/api/inbound/inboxes/[id]/[provider]",
  access: "anyone",
  summary: "Takes in a mail that a mail provider received for an e-mail inbox.",
  params: z.object({ id: rowId, provider }),
  body: posted,
  response: null,
  status: [200],
  errors: ["unauthenticated", "unavailable"],
  limit: ["address:mail"],
});

export const postInstallationMail = endpoint({
  method: "POST",
  path: "/api/inbound/mail/[provider]",
  access: "anyone",
  summary: "Takes in a mail that a mail provider received for INBOUND_MAIL_DOMAIN.",
  params: z.object({ provider }),
  body: posted,
  response: null,
  status: [200],
  errors: ["unauthenticated", "unavailable"],
  limit: ["address:mail"],
});
