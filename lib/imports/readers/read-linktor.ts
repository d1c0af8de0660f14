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
 * What Linktor's API answers for contacts, conversations and messages (internal/domain/entity), and the webhooks that
 * it has sent: `webchat.conversation.started` and `message.received`, as its WebChat document shows them.
 */

const contact = z.object({
  id: anyId,
  name: text,
  email: text,
  phone: text,
  avatar_url: text,
  custom_fields: anything,
  created_at: text,
});

const conversation = z.object({
  id: anyId,
  contact_id: anyId,
  status: z.enum(["open", "pending", "resolved", "closed"]),
  subject: text,
  created_at: z.string(),
  updated_at: text,
  resolved_at: text,
});

const message = z.object({
  id: anyId,
  conversation_id: anyId,
  sender_type: z.enum(["contact", "user", "system", "bot"]),
  content: text,
  attachments: z.array(z.object({ filename: text, url: text })).nullish(),
  created_at: z.string(),
});

const started = z.object({
  conversationId: anyId,
  visitor: z.object({ id: anyId, name: text, email: text, metadata: anything }),
  timestamp: z.string(),
});

const received = z.object({
  id: anyId,
  direction: z.enum(["inbound", "outbound"]),
  content: z.object({ text }),
  timestamp: z.string(),
  metadata: z.object({ conversationId: anyId }),
});

/** A contact, conversation or message of Linktor's API, or the body of a webhook. */
export const readLinktor: Reader = (item) => {
  if (has(item, "event", "data")) return readEvent(item as { event: unknown; data: unknown });
  if (has(item, "sender_type")) return [readMessage(item)];
  if (has(item, "contact_id", "status")) return [readConversation(item)];
  if (has(item, "id", "tenant_id")) return [{ record: contactOf(readAs(contact, item)) }];
  throw new UnreadableItem(
    "id",
    "is no contact, conversation, message or webhook of Linktor; send them as they are",
  );
};

function contactOf(from: z.output<typeof contact>) {
  const email = emailOf(from.email);
  const details = { phone: from.phone, ...(email ? {} : { email: from.email }) };
  return {
    type: "contact",
    id: from.id,
    name: nameOf(from.name),
    email,
    avatarUrl: urlOf(from.avatar_url),
    attributes: attributesOf(details, from.custom_fields),
    createdAt: from.created_at,
  };
}

function readConversation(item: object): Draft {
  const read = readAs(conversation, item);
  const isResolved = read.status === "resolved" || read.status === "closed";
  return {
    record: {
      type: "conversation",
      id: read.id,
      contactId: read.contact_id,
      status: isResolved ? "resolved" : "open",
      subject: nameOf(read.subject),
      createdAt: read.created_at,
      ...(isResolved ? { resolvedAt: read.resolved_at ?? read.updated_at } : {}),
    },
  };
}

function readMessage(item: object): Draft | null {
  const read = readAs(message, item);
  const files = (read.attachments ?? []).map(({ filename, url }) => fileOf(filename, url));
  const words = cleanText(read.content);
  if (read.sender_type === "system" || (!words?.trim() && files.length === 0)) return null;
  return {
    record: {
      type: "message",
      id: read.id,
      conversationId: read.conversation_id,
      author: { type: read.sender_type === "user" ? "agent" : read.sender_type },
      text: words,
      files,
      createdAt: read.created_at,
    },
  };
}

function readEvent({ event, data }: { event: unknown; data: unknown }): (Draft | null)[] {
  if (event === "webchat.conversation.started") return readStarted(readAs(started, data));
  if (event === "message.received") return [readReceived(readAs(received, data))];
  return [null];
}

/** A webhook does not say how it ended: what was logged is past. */
function readStarted({ conversationId, visitor, timestamp }: z.output<typeof started>): Draft[] {
  const { metadata, ...person } = visitor;
  return [
    {
      record: { ...contactOf({ ...person, custom_fields: metadata }), createdAt: timestamp },
      isPartial: true,
    },
    {
      record: {
        type: "conversation",
        id: conversationId,
        contactId: visitor.id,
        status: "resolved",
        createdAt: timestamp,
      },
    },
  ];
}

function readReceived(read: z.output<typeof received>): Draft | null {
  const words = cleanText(read.content.text);
  if (!words?.trim()) return null;
  return {
    record: {
      type: "message",
      id: read.id,
      conversationId: read.metadata.conversationId,
      author: { type: read.direction === "inbound" ? "contact" : "agent" },
      text: words,
      createdAt: read.timestamp,
    },
  };
}
