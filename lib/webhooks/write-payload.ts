import "server-only";
import type { Message } from "@linkdesk/contract/conversations.ts";
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
} from "@linkdesk/contract/webhooks.ts";
import { describeContactNow } from "../contacts/describe-event.ts";
import {
  type DescribedConversation,
  describeConversation,
  describeMessage,
} from "../conversations/describe-event.ts";
import { env } from "../platform/env.ts";

/** The row of a delivery, as it was recorded when the event happened. */
export type DeliverySource = {
  workspaceId: string;
  webhookId: string;
  event: string;
  conversationId: string | null;
  contactId: string | null;
  facts: unknown;
  createdAt: Date;
};

/** A delivery with the data that nearly every event needs. */
type EventContext = {
  source: DeliverySource;
  facts: WebhookFacts;
  conversation: DescribedConversation;
  timestamp: string;
};

/**
 * The JSON body of a delivery, from the recorded facts and the current state of the tables. Null if
 * the subject of the event has been deleted; the delivery is then not sent.
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
  "message.received": async (context) => {
    const message = await messageOf(context);
    if (!message) return null;
    return checked("message.received", {
      ...head(context, message),
      direction: "inbound",
      from: context.conversation.contact.id,
      content: contentOf(message),
      timestamp: message.createdAt,
      metadata: {
        conversationId: context.conversation.id,
        page: context.conversation.page,
        seq: message.seq,
      },
    });
  },
  "message.sent": async (context) => {
    const message = await messageOf(context);
    if (!message) return null;
    const { type, id, name } = message.author;
    return checked("message.sent", {
      ...head(context, message),
      direction: "outbound",
      from: id,
      to: context.conversation.contact.id,
      author: { type, name },
      content: contentOf(message),
      timestamp: message.createdAt,
      metadata: { conversationId: context.conversation.id, seq: message.seq },
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
  "conversation.resolved": (context) => changeOf("conversation.resolved", context, "resolved"),
  "conversation.reopened": (context) => changeOf("conversation.reopened", context, "open"),
  "conversation.assigned": (context) => changeOf("conversation.assigned", context),
} as const satisfies Record<ConversationEvent, (context: EventContext) => Data | Promise<Data>>;

const NOBODY = { type: "system", id: null, name: null } as const;

/** `status` and `assignee` as the event set them; otherwise their current values. */
function changeOf(
  event: "conversation.resolved" | "conversation.reopened" | "conversation.assigned",
  { facts, conversation, timestamp }: EventContext,
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

function messageOf({ source, facts, conversation }: EventContext): Promise<Message | null> {
  if (!facts.messageId) return Promise.resolve(null);
  const key = { workspaceId: source.workspaceId, conversationId: conversation.id };
  return describeMessage(key, facts.messageId);
}

function head({ conversation }: EventContext, { id }: Message) {
  return { id, channelId: conversation.inboxId, channelType: "webchat" } as const;
}

function contentOf({ text, content, attachments }: Message) {
  if (attachments.length === 0) return { ...content, text };
  const files = attachments.map(({ id, name, contentType, bytes, url }) => {
    return { id, name, contentType, bytes, url: new URL(url, env().APP_URL).href };
  });
  return { ...content, text, attachments: files };
}

/** Parses with the documented schema, so that a wrong shape fails here and not at the receiver. */
function checked<E extends WebhookEvent>(event: E, data: WebhookData<E>): WebhookData<E> {
  return WEBHOOK_EVENTS[event].parse(data) as WebhookData<E>;
}
