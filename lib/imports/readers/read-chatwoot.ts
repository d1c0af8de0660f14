import { z } from "@linkdesk/contract/zod.ts";
import {
  anyId,
  anything,
  attributesOf,
  cleanText,
  type Draft,
  emailOf,
  fileOf,
  has,
  isoOf,
  nameOf,
  type Reader,
  readAs,
  seconds,
  text,
  UnreadableItem,
  urlOf,
} from "./reader.ts";

/*
 * What Chatwoot's API answers: `/api/v1/accounts/{id}/contacts`, `…/conversations` and
 * `…/conversations/{id}/messages`, by its views (app/views/api/v1) and `push_event_data` of its models.
 */

const contact = z.object({
  id: anyId,
  name: text,
  email: text,
  phone_number: text,
  identifier: text,
  thumbnail: text,
  blocked: z.boolean().nullish(),
  custom_attributes: anything,
  additional_attributes: anything,
  created_at: seconds,
  last_activity_at: seconds,
});

const attachment = z.object({ data_url: text, fallback_title: text, file_type: text });

const message = z.object({
  id: anyId,
  content: text,
  conversation_id: anyId,
  message_type: z.union([z.int(), z.string()]),
  private: z.boolean().nullish(),
  created_at: z.int(),
  content_attributes: z.object({ deleted: z.boolean().nullish() }).nullish().catch(null),
  sender: z.object({ name: text, email: text, type: text }).nullish(),
  attachments: z.array(attachment).nullish(),
});

const conversation = z.object({
  id: anyId,
  status: z.enum(["open", "resolved", "pending", "snoozed"]),
  created_at: z.int(),
  last_activity_at: seconds,
  additional_attributes: z.object({ mail_subject: text }).nullish().catch(null),
  meta: z.object({
    sender: contact,
    assignee: z.object({ email: text }).nullish(),
  }),
  messages: z.array(z.unknown()).nullish(),
});

/** Chatwoot's numbers (`message_type`) and names. */
const TYPES = new Map<number | string, "contact" | "agent" | "activity" | "bot">([
  [0, "contact"],
  [1, "agent"],
  [2, "activity"],
  [3, "bot"],
  ["incoming", "contact"],
  ["outgoing", "agent"],
  ["activity", "activity"],
  ["template", "bot"],
]);

/** A contact, conversation or message of Chatwoot's API. */
export const readChatwoot: Reader = (item) => {
  if (has(item, "message_type")) return [readMessage(item)];
  if (has(item, "meta", "status")) return readConversation(item);
  if (has(item, "id", "name")) return [{ record: contactOf(readAs(contact, item)) }];
  throw new UnreadableItem(
    "id",
    "is no contact, conversation or message of Chatwoot’s API; send its answers as they are",
  );
};

function contactOf(from: z.output<typeof contact>, createdAt = isoOf(from.created_at)) {
  const { additional_attributes, custom_attributes, phone_number } = from;
  const email = emailOf(from.email);
  const details = { phone: phone_number, ...(email ? {} : { email: from.email }) };
  return {
    type: "contact",
    id: from.id,
    externalId: nameOf(from.identifier),
    name: nameOf(from.name),
    email,
    avatarUrl: urlOf(from.thumbnail),
    attributes: attributesOf(details, additional_attributes, custom_attributes),
    ...(from.blocked ? { blocked: true } : {}),
    createdAt,
    lastSeenAt: isoOf(from.last_activity_at),
  };
}

function readConversation(item: object): (Draft | null)[] {
  const { meta, messages, ...read } = readAs(conversation, item);
  const createdAt = isoOf(read.created_at);
  const isResolved = read.status === "resolved";
  const record = {
    type: "conversation",
    id: read.id,
    contactId: meta.sender.id,
    status: isResolved ? "resolved" : "open",
    subject: nameOf(read.additional_attributes?.mail_subject),
    assignee: emailOf(meta.assignee?.email),
    createdAt,
    ...(isResolved ? { resolvedAt: isoOf(read.last_activity_at) } : {}),
  };
  const person = contactOf(meta.sender, isoOf(meta.sender.created_at) ?? createdAt);
  return [{ record: person, isPartial: true }, { record }, ...(messages ?? []).map(readMessage)];
}

function readMessage(item: unknown): Draft | null {
  const read = readAs(message, item);
  const type = TYPES.get(read.message_type);
  if (!type) {
    throw new UnreadableItem("message_type", "must be 0, 1, 2 or 3, as Chatwoot’s API answers");
  }
  if (type === "activity" || read.content_attributes?.deleted) return null;
  const files = (read.attachments ?? []).map(({ data_url, fallback_title, file_type }) =>
    fileOf(fallback_title, data_url).name ? fileOf(fallback_title, data_url) : { name: file_type },
  );
  // What a deleted agent wrote, and what automation sends, has no sender.
  const isPerson = read.sender?.type === "user";
  const author =
    type === "agent" && isPerson
      ? { type, name: nameOf(read.sender?.name), email: emailOf(read.sender?.email) }
      : { type: type === "contact" ? type : "bot" };
  if (!read.content?.trim() && files.length === 0) return null;
  return {
    record: {
      type: read.private ? "note" : "message",
      id: read.id,
      conversationId: read.conversation_id,
      author,
      text: cleanText(read.content),
      files,
      createdAt: isoOf(read.created_at),
    },
  };
}
