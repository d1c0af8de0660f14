import { MAIL_PROVIDERS, MAIL_SIGN_INS } from "./mail-providers.ts";
import { id, nullableText, timestamp } from "./shapes.ts";
import { emailAddress, label, storableText } from "./text.ts";
import { z } from "./zod.ts";

export const MAIL_SECURITIES = ["tls", "starttls", "none"] as const;
export type MailSecurity = (typeof MAIL_SECURITIES)[number];

const MAX_PORT = 65_535;
const MAX_HOST_CHARS = 253;
export const MAX_SIGNATURE_CHARS = 2_000;
const MAX_PASSWORD_CHARS = 1_000;

/** A DNS name or an IP address, lower-cased. */
const hostName = storableText(MAX_HOST_CHARS)
  .transform((text) => text.trim().toLowerCase())
  .refine((text) => text.length > 0, "must not be empty")
  .refine(
    (text) => /^[a-z0-9.:_-]*$/.test(text),
    "must be the name of a server such as imap.example.com, without https:// and spaces",
  );

const userName = storableText(320).transform((text) => text.trim());
const port = z.int("must be a number").min(1).max(MAX_PORT);

const server = { host: hostName, port, security: z.enum(MAIL_SECURITIES) };

/** How the mails of an inbox leave. */
export const mailOutbound = z.discriminatedUnion("kind", [
  z
    .strictObject({ kind: z.literal("installation") })
    .describe("The installation's own mail server, with the inbox's address as Reply-To."),
  z.strictObject({
    kind: z.literal("smtp"),
    ...server,
    user: userName.describe("Empty for a server without a sign-in."),
  }),
  z
    .strictObject({ kind: z.enum(MAIL_SIGN_INS) })
    .describe("The provider's server, after somebody has signed in there."),
]);
export type MailOutbound = z.infer<typeof mailOutbound>;

const hasPlusAddresses = z
  .boolean()
  .default(true)
  .describe("Whether mail to name+anything@domain arrives too; it then names the conversation.");

/** How the mails of an inbox arrive. */
export const mailInbound = z.discriminatedUnion("kind", [
  z
    .strictObject({ kind: z.literal("forwarding"), hasPlusAddresses })
    .describe("The mailbox forwards them to the inbox's forwarding address."),
  z.strictObject({
    kind: z.literal("imap"),
    ...server,
    user: userName.refine((text) => text.length > 0, "must not be empty"),
    folder: label(255).default("INBOX"),
    hasPlusAddresses,
  }),
  z
    .strictObject({
      kind: z.literal("provider"),
      provider: z.enum(MAIL_PROVIDERS),
      hasPlusAddresses,
    })
    .describe("A mail provider posts them to the inbox's address of it."),
  z
    .strictObject({
      kind: z.enum(MAIL_SIGN_INS),
      folder: label(255).default("INBOX"),
      hasPlusAddresses,
    })
    .describe("A folder at the provider, after somebody has signed in there."),
]);
export type MailInbound = z.infer<typeof mailInbound>;

/** Who the mails of an inbox are from. */
export const mailIdentity = z.strictObject({
  address: emailAddress,
  senderName: label(80),
});

const signature = storableText(MAX_SIGNATURE_CHARS).describe(
  "Below every reply. Variables: {agent.name}, {agent.first_name}, {brand}, {inbox}.",
);

/** An account as admins see it: never with passwords. */
export const mailAccount = z.strictObject({
  inboxId: id,
  address: z.string(),
  senderName: z.string(),
  signature: z.string(),
  outbound: mailOutbound,
  inbound: mailInbound,
  hasSmtpPassword: z.boolean(),
  hasImapPassword: z.boolean(),
  forwardingAddress: nullableText.describe(
    "Where the mailbox can forward its mail to; null if the installation receives none.",
  ),
  webhookBase: z
    .string()
    .describe("Where a mail provider posts to, without the provider and without a key."),
  hasWebhookKey: z.boolean().describe("Whether a key was made, see the endpoint that makes one."),
  hasSigningSecret: z.boolean(),
  hasProviderApiKey: z.boolean(),
  signIns: z
    .array(z.enum(MAIL_SIGN_INS))
    .describe("At which providers the installation lets people sign in."),
  signedIn: z
    .strictObject({ provider: z.enum(MAIL_SIGN_INS), user: z.string() })
    .nullable()
    .describe("Whose mailbox is used; null if nobody has signed in, or has to again."),
  installation: z
    .strictObject({ address: z.string(), isDelivered: z.boolean() })
    .describe("Who the installation's own mails are from, and whether they leave it at all."),
  checkedAt: timestamp
    .nullable()
    .describe("When the folder was last read, or when a mail provider last posted."),
  lastError: nullableText.describe("Why receiving or sending fails now, and what to do."),
  failingSince: timestamp.nullable(),
});
export type MailAccount = z.infer<typeof mailAccount>;

const password = storableText(MAX_PASSWORD_CHARS)
  .optional()
  .describe("Write-only. Without it, the stored one stays.");

/** A whole account. A stored password stays as long as its server and user do. */
export const putMailAccountBody = z.strictObject({
  ...mailIdentity.shape,
  signature,
  outbound: mailOutbound,
  inbound: mailInbound,
  smtpPassword: password,
  imapPassword: password,
  signingSecret: password.describe(
    "Write-only: what the mail provider signs with. Without it, the stored one stays.",
  ),
  providerApiKey: password.describe(
    "Write-only: what mails are fetched with. Without it, the stored one stays.",
  ),
});
export type PutMailAccountBody = z.infer<typeof putMailAccountBody>;

/** The address that a mail provider posts to, with its key: shown once. */
export const mailWebhookKey = z.strictObject({ url: z.string() });
export type MailWebhookKey = z.infer<typeof mailWebhookKey>;

export const mailSignInBody = z.strictObject({ provider: z.enum(MAIL_SIGN_INS) });

/** In the order in which they are tried. */
export const CHECK_STEPS = [
  "dns",
  "connect",
  "tls",
  "login",
  "folder",
  "sending",
  "forwarding",
  "webhook",
] as const;
export type CheckStep = (typeof CHECK_STEPS)[number];

const stepReport = z.strictObject({
  step: z.enum(CHECK_STEPS),
  result: z.enum(["ok", "failed", "skipped"]),
  problem: nullableText.describe("What went wrong, and what to change."),
  answer: nullableText.describe("What the server said."),
});
export type StepReport = z.infer<typeof stepReport>;

/** What became of each step of connecting. */
export const mailCheck = z.strictObject({
  sending: z.array(stepReport),
  receiving: z.array(stepReport),
});
export type MailCheck = z.infer<typeof mailCheck>;

/** A mail that the inbox sent to its own address. */
export const mailTest = z.strictObject({
  state: z.enum(["none", "failed", "sent", "arrived"]),
  sentAt: timestamp.nullable(),
  arrivedAt: timestamp.nullable(),
  problem: nullableText,
});
export type MailTest = z.infer<typeof mailTest>;
