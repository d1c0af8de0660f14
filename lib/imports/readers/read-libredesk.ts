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
  nameOf,
  type Reader,
  readAs,
  text,
  UnreadableItem,
  urlOf,
} from "./reader.ts";

/*
 * What Libredesk's API answers: `/api/v1/contacts`, `/api/v1/conversations/{uuid}` and
 * `/api/v1/conversations/{uuid}/messages`, by its models (internal/conversation/models, internal/user/models).
 */

const contact = z.object({
  id: anyId,
  type: text,
  first_name: text,
  last_name: text,
  email: text,
  phone_number: text,
  phone_number_country_code: text,
  country: text,
  avatar_url: text,
  external_user_id: text,
  enabled: z.boolean().nullish(),
  custom_attributes: anything,
  created_at: text,
  last_active_at: text,
});

const conversation = z.object({
  uuid: anyId,
  contact: contact,
  status: text,
  status_category: text,
  subject: text,
  created_at: z.string(),
  closed_at: text,
  resolved_at: text,
});

const message = z.object({
  uuid: anyId,
  conversation_uuid: anyId,
  type: z.enum(["incoming", "outgoing", "activity"]),
  private: z.boolean().nullish(),
  content: text,
  text_content: text,
  content_type: text,
  sender_type: text,
  created_at: z.string(),
  author: z.object({ first_name: text, last_name: text, email: text, type: text }).nullish(),
  attachments: z.array(z.object({ name: text, url: text })).nullish(),
});

const CONTACT_TYPES = ["contact", "visitor"];
const RESOLVED = ["resolved", "closed"];

/** A contact, conversation or message of Libredesk's API. */
export const readLibredesk: Reader = (item) => {
  if (has(item, "conversation_uuid", "type")) return [readMessage(item)];
  if (has(item, "reference_number")) return readConversation(item);
  if (has(item, "first_name")) return [readContact(item)];
  throw new UnreadableItem(
    "id",
    "is no contact, conversation or message of Libredesk’s API; send its answers as they are",
  );
};

function readContact(item: object): Draft | null {
  const read = readAs(contact, item);
  if (read.type && !CONTACT_TYPES.includes(read.type)) return null;
  return { record: contactOf(read) };
}

function contactOf(from: z.output<typeof contact>) {
  const email = emailOf(from.email);
  const phone = from.phone_number
    ? `${from.phone_number_country_code ?? ""} ${from.phone_number}`.trim()
    : undefined;
  const details = { phone, country: from.country, ...(email ? {} : { email: from.email }) };
  return {
    type: "contact",
    id: from.id,
    externalId: nameOf(from.external_user_id),
    name: nameOf(from.first_name, from.last_name),
    email,
    avatarUrl: urlOf(from.avatar_url),
    attributes: attributesOf(details, from.custom_attributes),
    ...(from.enabled === false ? { blocked: true } : {}),
    createdAt: from.created_at,
    lastSeenAt: from.last_active_at,
  };
}

function readConversation(item: object): Draft[] {
  // The list names its contacts without an id.
  if (!has((item as { contact?: unknown }).contact, "id")) {
    throw new UnreadableItem(
      "contact.id",
      "is not in Libredesk’s list; fetch each conversation with GET /api/v1/conversations/{uuid}",
    );
  }
  const read = readAs(conversation, item);
  const status = (read.status_category || read.status || "").toLowerCase();
  const isResolved = RESOLVED.includes(status) || Boolean(read.closed_at);
  const record = {
    type: "conversation",
    id: read.uuid,
    contactId: read.contact.id,
    status: isResolved ? "resolved" : "open",
    subject: nameOf(read.subject),
    createdAt: read.created_at,
    ...(isResolved ? { resolvedAt: read.resolved_at ?? read.closed_at } : {}),
  };
  return [{ record: contactOf(read.contact), isPartial: true }, { record }];
}

function readMessage(item: object): Draft | null {
  const read = readAs(message, item);
  if (read.type === "activity") return null;
  const files = (read.attachments ?? []).map(({ name, url }) => fileOf(name, url));
  const isHtml = read.content_type === "html";
  const words = cleanText(read.content || read.text_content);
  if (!words?.trim() && files.length === 0) return null;
  return {
    record: {
      type: read.private ? "note" : "message",
      id: read.uuid,
      conversationId: read.conversation_uuid,
      author: authorOf(read),
      ...(isHtml ? { html: words } : { text: words }),
      files,
      createdAt: read.created_at,
    },
  };
}

function authorOf({ sender_type, type, author }: z.output<typeof message>) {
  if (sender_type === "contact" || type === "incoming") return { type: "contact" };
  if (author?.type === "ai_assistant" || author?.email === "System") return { type: "bot" };
  return {
    type: "agent",
    name: nameOf(author?.first_name, author?.last_name),
    email: emailOf(author?.email),
  };
}
