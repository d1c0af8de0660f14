import "server-only";
import { describeContactNow } from "../contacts/describe-event.ts";
import type { Message } from "../contract/conversations.ts";
import {
  type DeliveredEvent,
  PING_EVENT,
  pingData,
  WEBHOOK_EVENTS,
  type WebhookData,
  type WebhookEvent,
  type WebhookFacts,
  type WebhookPayload,
  webhookFacts,
} from "../contract/webhooks.ts";
import {
  type DescribedConversation,
  describeConversation,
  describeMessage,
} from "../conversations/describe-event.ts";
import { env } from "../platform/env.ts";

/** What was written down when it happened. */
export type DeliverySource = {
  workspaceId: string;
  webhookId: string;
  event: string;
  conversationId: string | null;
  contactId: string | null;
  facts: unknown;
  createdAt: Date;
};

/** A source with what nearly every event needs. */
type Told = {
  source: DeliverySource;
  facts: WebhookFacts;
  conversation: DescribedConversation;
  timestamp: string;
};

/**
 * The body that tells of an event, from what was written down and what the tables say now. Null:
 * what it would speak of has been deleted, and is told to nobody.
 */
export async function writePayload(source: DeliverySource): Promise<string | null> {
  const event = source.event as DeliveredEvent;
  const data = event === PING_EVENT ? ping(source) : await dataOf(event, source);
  if (data === null) return null;
  const payload: WebhookPayload = { event, data };
  return JSON.stringify(payload);
}

function ping({ webhookId, createdAt }: DeliverySource) {
  return pingData.parse({ webhookId, timestamp: createdAt.toISOString() });
}

async function dataOf(event: WebhookEvent, source: DeliverySource) {
  const facts = webhookFacts.parse(source.facts);
  const timestamp = source.createdAt.toISOString();
  const { workspaceId, conversationId, contactId } = source;
  if (event === "contact.deleted") {
    const { externalUserId = null } = facts;
    return checked(event, { contactId: contactId ?? "", externalUserId, timestamp });
  }
  if (event === "contact.updated") {
    const contact = contactId && (await describeContactNow(workspaceId, contactId));
    if (!contact) return null;
    const { id, externalUserId, name, email } = contact;
    const attributes = contact.attributes as WebhookData<"contact.updated">["attributes"];
    return checked(event, { contactId: id, externalUserId, name, email, attributes, timestamp });
  }
  if (conversationId === null) return null;
  const conversation = await describeConversation({ workspaceId, conversationId });
  if (!conversation) return null;
  return WRITERS[event]({ source, facts, conversation, timestamp });
}

type ConversationEvent = Exclude<WebhookEvent, "contact.updated" | "contact.deleted">;
type Data = Record<string, unknown> | null;

const WRITERS = {
  "webchat.conversation.started": ({ conversation, timestamp }) => {
    const { id, inboxId, contact, page, referrer, userAgent } = conversation;
    return checked("webchat.conversation.started", {
      conversationId: id,
      channelId: inboxId,
      visitor: { ...contact, metadata: { page, referrer, userAgent } },
      timestamp,
    });
  },
  "message.received": async (told) => {
    const message = await messageOf(told);
    if (!message) return null;
    return checked("message.received", {
      ...head(told, message),
      direction: "inbound",
      from: told.conversation.contact.id,
      content: contentOf(message),
      timestamp: message.createdAt,
      metadata: {
        conversationId: told.conversation.id,
        page: told.conversation.page,
        seq: message.seq,
      },
    });
  },
  "message.sent": async (told) => {
    const message = await messageOf(told);
    if (!message) return null;
    const { type, id, name } = message.author;
    return checked("message.sent", {
      ...head(told, message),
      direction: "outbound",
      from: id,
      to: told.conversation.contact.id,
      author: { type, name },
      content: contentOf(message),
      timestamp: message.createdAt,
      metadata: { conversationId: told.conversation.id, seq: message.seq },
    });
  },
  "webchat.button.clicked": ({ facts, conversation, timestamp }) => {
    const { messageId, buttonId } = facts;
    if (!messageId || !buttonId) return null;
    return checked("webchat.button.clicked", {
      conversationId: conversation.id,
      messageId,
      buttonId,
      visitor: conversation.contact.id,
      timestamp,
    });
  },
  "conversation.resolved": (told) => changeOf("conversation.resolved", told, "resolved"),
  "conversation.reopened": (told) => changeOf("conversation.reopened", told, "open"),
  "conversation.assigned": (told) => changeOf("conversation.assigned", told),
} as const satisfies Record<ConversationEvent, (told: Told) => Data | Promise<Data>>;

const NOBODY = { type: "system", id: null, name: null } as const;

/** `status` and `assignee` as they became then, where the event is about them. */
function changeOf(
  event: "conversation.resolved" | "conversation.reopened" | "conversation.assigned",
  { facts, conversation, timestamp }: Told,
  status = conversation.status,
) {
  return checked(event, {
    conversationId: conversation.id,
    channelId: conversation.inboxId,
    visitor: conversation.contact.id,
    status,
    assignee: facts.assignee === undefined ? conversation.assignee : facts.assignee,
    by: facts.by ?? NOBODY,
    timestamp,
  });
}

function messageOf({ source, facts, conversation }: Told): Promise<Message | null> {
  if (!facts.messageId) return Promise.resolve(null);
  const key = { workspaceId: source.workspaceId, conversationId: conversation.id };
  return describeMessage(key, facts.messageId);
}

function head({ conversation }: Told, { id }: Message) {
  return { id, channelId: conversation.inboxId, channelType: "webchat" } as const;
}

function contentOf({ text, content, attachments }: Message) {
  if (attachments.length === 0) return { ...content, text };
  const files = attachments.map(({ id, name, contentType, bytes, url }) => {
    return { id, name, contentType, bytes, url: new URL(url, env().APP_URL).href };
  });
  return { ...content, text, attachments: files };
}

/** What leaves is what is documented: a shape that is wrong fails here and not at the receiver. */
function checked<E extends WebhookEvent>(event: E, data: WebhookData<E>): WebhookData<E> {
  return WEBHOOK_EVENTS[event].parse(data) as WebhookData<E>;
}
