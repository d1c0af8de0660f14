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
} from "@linkdesk/contract/webhook-events.ts";
import { describeContactEvent, describeContactNow } from "../contacts/describe-event.ts";
import {
  type DescribedConversation,
  describeConversation,
  describeEmail,
  describeMessage,
  describeNote,
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
  if (event === "contact.updated" || event === "contact.created") {
    const contact = contactId && (await describeContactNow(workspaceId, contactId));
    if (!contact) return null;
    const { id, externalUserId, name, email } = contact;
    const attributes = contact.attributes as WebhookData<"contact.updated">["attributes"];
    return checked(event, { contactId: id, externalUserId, name, email, attributes, timestamp });
  }
  if (event === "contact.event") {
    const described = await describeContactEvent(workspaceId, facts.contactEventId);
    return described && checked(event, { ...described, timestamp });
  }
  if (conversationId === null) return null;
  const conversation = await describeConversation({ workspaceId, conversationId });
  if (!conversation) return null;
  return WRITERS[event]({ source, facts, conversation, timestamp });
}

type ConversationEvent = Exclude<
  WebhookEvent,
  "contact.created" | "contact.updated" | "contact.event" | "contact.deleted"
>;
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
      from: type === "agent" ? id : null,
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
  "conversation.unassigned": (context) => changeOf("conversation.unassigned", context),
  "conversation.team_assigned": (context) => {
    const { team = null } = context.facts;
    return checked("conversation.team_assigned", { ...changed(context), team });
  },
  "conversation.prioritized": (context) => {
    const { priority = null } = context.facts;
    return checked("conversation.prioritized", { ...changed(context), priority });
  },
  "conversation.tagged": (context) => tagChangeOf("conversation.tagged", context),
  "conversation.untagged": (context) => tagChangeOf("conversation.untagged", context),
  "conversation.attribute_set": (context) => {
    const { attributeKey: key } = context.facts;
    if (key === undefined) return null;
    const { attributes } = context.conversation;
    const value = Object.hasOwn(attributes, key) ? (attributes[key] ?? null) : null;
    const attribute = { key, value };
    return checked("conversation.attribute_set", { ...changed(context), attribute });
  },
  "conversation.snoozed": (context) => {
    const { until } = context.facts;
    return checked("conversation.snoozed", {
      ...changed(context, "snoozed"),
      until: until ? new Date(until).toISOString() : null,
    });
  },
  "conversation.unsnoozed": (context) => changeOf("conversation.unsnoozed", context, "open"),
  "conversation.rated": async (context) => {
    const message = await messageOf(context);
    const { rating, scale } = context.facts;
    if (!message || rating === undefined || scale === undefined) return null;
    const { response } = message;
    const comment = response && "comment" in response ? (response.comment ?? null) : null;
    return checked("conversation.rated", {
      ...place(context),
      ...{ messageId: message.id, rating, scale, comment },
      timestamp: context.timestamp,
    });
  },
  "message.delivered": (context) => receiptOf("message.delivered", context),
  "message.read": (context) => receiptOf("message.read", context),
  "message.failed": async (context) => {
    const email = await emailOf(context);
    if (!email) return null;
    const { timestamp } = context;
    return checked("message.failed", { ...place(context), channel: "email", ...email, timestamp });
  },
  "email.bounced": async (context) => {
    const email = await emailOf(context);
    if (!email) return null;
    const { to, reason } = email;
    return checked("email.bounced", {
      ...place(context),
      ...{ to, reason },
      timestamp: context.timestamp,
    });
  },
  "note.created": (context) => noteOf("note.created", context),
  "note.updated": (context) => noteOf("note.updated", context),
  "note.deleted": ({ facts, conversation, timestamp }) => {
    if (!facts.noteId) return null;
    const place = { conversationId: conversation.id, channelId: conversation.inboxId };
    const by = facts.by ?? NOBODY;
    return checked("note.deleted", { id: facts.noteId, ...place, by, timestamp });
  },
} as const satisfies Record<ConversationEvent, (context: EventContext) => Data | Promise<Data>>;

const NOBODY = { type: "system", id: null, name: null } as const;

/** `status` and `assignee` as the event set them; otherwise their current values. */
function changed(
  { facts, conversation, timestamp }: EventContext,
  status = conversation.status,
): WebhookData<"conversation.resolved"> {
  return {
    conversationId: conversation.id,
    channelId: conversation.inboxId,
    visitor: conversation.contact.id,
    status,
    assignee: facts.assignee === undefined ? conversation.assignee : facts.assignee,
    by: facts.by ?? NOBODY,
    timestamp,
  };
}

function changeOf(
  event: `conversation.${"resolved" | "reopened" | "unsnoozed" | "assigned" | "unassigned"}`,
  context: EventContext,
  status = context.conversation.status,
) {
  return checked(event, changed(context, status));
}

function tagChangeOf(event: `conversation.${"tagged" | "untagged"}`, context: EventContext) {
  const { tag } = context.facts;
  return tag ? checked(event, { ...changed(context), tag }) : null;
}

async function noteOf(event: `note.${"created" | "updated"}`, context: EventContext) {
  const { source, facts, conversation, timestamp } = context;
  const key = { workspaceId: source.workspaceId, conversationId: conversation.id };
  const note = await describeNote(key, facts.noteId);
  if (!note) return null;
  const { id, author, text, mentions } = note;
  const where = { conversationId: conversation.id, channelId: conversation.inboxId };
  return checked(event, { id, ...where, author, text, mentions, timestamp });
}

const place = ({ conversation }: EventContext) => ({
  conversationId: conversation.id,
  channelId: conversation.inboxId,
  visitor: conversation.contact.id,
});

function receiptOf(event: "message.delivered" | "message.read", context: EventContext) {
  const { seq } = context.facts;
  if (seq === undefined) return null;
  return checked(event, { ...place(context), seq, timestamp: context.timestamp });
}

function messageOf({ source, facts, conversation }: EventContext): Promise<Message | null> {
  if (!facts.messageId) return Promise.resolve(null);
  const key = { workspaceId: source.workspaceId, conversationId: conversation.id };
  return describeMessage(key, facts.messageId);
}

const emailOf = ({ source, facts, conversation }: EventContext) =>
  describeEmail(
    { workspaceId: source.workspaceId, conversationId: conversation.id },
    facts.emailId,
  );

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
