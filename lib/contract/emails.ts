import { MAX_ATTACHMENTS } from "./attachments.ts";
import { EMAIL_STATES } from "./email-states.ts";
import { id, nullableText, timestamp } from "./shapes.ts";
import { clientId, emailAddress, messageText, rowId, storableText } from "./text.ts";
import { z } from "./zod.ts";

/** Somebody in the From, To or Cc of a mail. The name is what the mail says. */
export const mailPerson = z.strictObject({
  name: storableText(200).default(""),
  address: emailAddress,
});
export type MailPerson = z.infer<typeof mailPerson>;

/** The same of a mail that came in: nothing in it has to be valid. */
const foreignPerson = z.strictObject({ name: z.string(), address: z.string() });

/** A mail of a conversation, for members. */
export const email = z.strictObject({
  id,
  conversationId: id.nullable(),
  direction: z.enum(["incoming", "outgoing"]),
  state: z.enum(EMAIL_STATES),
  reason: nullableText.describe(
    "Why it is held or ignored, one of a list; of an outgoing mail, the answer of the mail server.",
  ),
  isToTeam: z.boolean().describe("Outgoing: to a member, and not to the contact."),
  afterSeq: z.int().describe("Outgoing: it has the messages after this one, up to `upToSeq`."),
  upToSeq: z.int(),
  isTranscript: z
    .boolean()
    .describe("Outgoing: a transcript, to the address that the visitor gave for it."),
  messageId: id.nullable().describe("Incoming: the message it became."),
  noteId: id.nullable(),
  from: foreignPerson,
  isVerified: z.boolean().describe("Incoming: the sender's domain proves who sent it (DMARC)."),
  isFromContact: z
    .boolean()
    .describe(
      "Incoming: the sender's address is the contact's, or takes part in the conversation.",
    ),
  to: z.array(foreignPerson),
  cc: z.array(foreignPerson),
  subject: z.string(),
  excerpt: z.string().describe("Incoming and held: the beginning of its words."),
  hasHtml: z.boolean(),
  createdAt: timestamp,
});
export type Email = z.infer<typeof email>;

/** A mail with all of its words, quotes included. */
export const emailOriginal = email.extend({
  text: z.string(),
  htmlUrl: nullableText.describe("A page for a sandboxed frame that shows its HTML."),
  hasRemotePictures: z.boolean().describe("Its HTML has pictures that lie elsewhere."),
});
export type EmailOriginal = z.infer<typeof emailOriginal>;

/** Newest first. */
export const emailsQuery = z.strictObject({
  cursor: storableText(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(100),
});
export type EmailsQuery = z.infer<typeof emailsQuery>;

/** Whom the next reply by mail goes to. */
export const emailThread = z.strictObject({
  subject: z.string(),
  to: z.array(mailPerson),
  cc: z.array(mailPerson),
});
export type EmailThread = z.infer<typeof emailThread>;

export const MAX_MAIL_PEOPLE = 20;

export const putRecipientsBody = z.strictObject({
  to: z.array(mailPerson).max(MAX_MAIL_PEOPLE),
  cc: z.array(mailPerson).max(MAX_MAIL_PEOPLE).default([]),
});
export type PutRecipientsBody = z.infer<typeof putRecipientsBody>;

/** What is typed at /dev/mail below a captured mail. */
export const devReplyBody = z.strictObject({
  mailId: storableText(100),
  text: storableText(20_000).min(1, "must not be empty"),
  from: emailAddress.optional().describe("Somebody else than the mail's reader."),
});
export type DevReplyBody = z.infer<typeof devReplyBody>;

/** A mail that an agent starts a conversation with: to a contact, or to an address. */
export const startByMailBody = z
  .strictObject({
    clientId,
    inboxId: rowId.describe("An e-mail inbox."),
    contactId: rowId.optional(),
    to: mailPerson.optional(),
    cc: z.array(mailPerson).max(MAX_MAIL_PEOPLE).default([]),
    subject: storableText(500).min(1, "must not be empty"),
    text: messageText,
    attachmentIds: z.array(rowId).max(MAX_ATTACHMENTS).default([]),
  })
  .refine((body) => Boolean(body.contactId) !== Boolean(body.to), {
    message: "give either contactId or to",
    path: ["to"],
  });
export type StartByMailBody = z.infer<typeof startByMailBody>;
