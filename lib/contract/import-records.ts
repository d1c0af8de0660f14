import { emailAddress, httpUrl, label, storableText } from "./text.ts";
import { z } from "./zod.ts";

/*
 * The lines that an import reads: Linkdesk's own format. The readers of other products' exports translate into it.
 */

/** Of the text of one message. Longer than Linkdesk's own limit: it becomes several messages. */
export const MAX_IMPORTED_TEXT_CHARS = 200_000;
const MAX_HTML_CHARS = 200_000;
const MAX_ATTRIBUTES = 50;
const MAX_FILES = 50;
/** Nobody chatted before; ids hold times from here on. */
const EARLIEST = "2000-01-01T00:00:00.000Z";
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The id in the product that it comes from. Numbers are taken as their digits. */
const externalId = z
  .union([z.string(), z.int()], "must be a text or a whole number")
  .transform(String)
  .pipe(label(255))
  .meta({ description: "The id in the product that it comes from." });

const pastTime = z.iso
  .datetime({ offset: true, error: "must be a time such as 2026-01-31T09:30:00Z" })
  .transform((text) => new Date(text).toISOString())
  .refine((iso) => iso >= EARLIEST, "must not be before the year 2000")
  .refine(
    (iso) => Date.parse(iso) <= Date.now() + DAY_MS,
    "must not be in the future; if the source gives seconds, do not read them as milliseconds",
  );

const attributes = z
  .record(
    storableText(60).min(1),
    z.union([storableText(1_000), z.number(), z.boolean(), z.null()]),
  )
  .refine(
    (all) => Object.keys(all).length <= MAX_ATTRIBUTES,
    `must have at most ${MAX_ATTRIBUTES} entries`,
  );

export const importContact = z.strictObject({
  type: z.literal("contact"),
  id: externalId,
  externalId: label(255)
    .nullish()
    .describe("Your own id of the person, as in user JWTs. It is believed."),
  name: label(160).nullish(),
  email: emailAddress.nullish(),
  avatarUrl: httpUrl.nullish(),
  attributes: attributes.nullish(),
  blocked: z.boolean().optional(),
  createdAt: pastTime.nullish(),
  lastSeenAt: pastTime.nullish(),
});

const author = z.strictObject({
  type: z.enum(["contact", "agent", "bot"]),
  email: emailAddress.nullish().describe("Of an agent: a member with this address is the author."),
  name: label(160).nullish().describe("Of an agent: shown if no member has the address."),
});

const file = z.strictObject({
  name: label(255).nullish(),
  url: httpUrl.nullish(),
});

const words = {
  id: externalId,
  author,
  text: storableText(MAX_IMPORTED_TEXT_CHARS).nullish(),
  html: storableText(MAX_HTML_CHARS).nullish().describe("Instead of `text`: becomes plain text."),
  files: z
    .array(file)
    .max(MAX_FILES)
    .nullish()
    .describe("Listed below the text by name and address. They are not fetched."),
  createdAt: pastTime,
};

const hasWords = ({ text, html, files }: z.infer<typeof bareMessage>) =>
  Boolean(text?.trim() || html?.trim() || files?.length);
const NO_WORDS = { path: ["text"], error: "must not be empty where there is no html and no file" };

const bareMessage = z.strictObject({
  type: z.enum(["message", "note"]).default("message"),
  ...words,
});

export const importMessage = z
  .strictObject({ type: z.enum(["message", "note"]), conversationId: externalId, ...words })
  .refine(hasWords, NO_WORDS);

export const importConversation = z.strictObject({
  type: z.literal("conversation"),
  id: externalId,
  contactId: externalId.describe("The `id` of a contact of this or an earlier import."),
  status: z.enum(["open", "resolved"]),
  subject: label(998).nullish().describe("Kept in e-mail inboxes."),
  assignee: emailAddress.nullish().describe("The address of a member."),
  createdAt: pastTime,
  resolvedAt: pastTime.nullish(),
});

/** A conversation as a line has it: with its messages, or with none of them. */
export const importConversationLine = importConversation.extend({
  messages: z.array(bareMessage.refine(hasWords, NO_WORDS)).optional(),
});

export type ImportContact = z.output<typeof importContact>;
export type ImportConversation = z.output<typeof importConversation>;
export type ImportMessage = z.output<typeof importMessage>;
export type ImportRecord = ImportContact | ImportConversation | ImportMessage;
