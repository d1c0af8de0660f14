import { contactEventFields } from "./contact-events.ts";
import { AUTHOR_TYPES, CONVERSATION_STATUSES, PRIORITIES } from "./conversations.ts";
import { card, interactive } from "./message-content.ts";
import { nullableText, timestamp } from "./shapes.ts";
import { rowId } from "./text.ts";
import { z } from "./zod.ts";

/** Who did it: a member, the contact, a program with an API key, or Linkdesk itself. */
const actor = z.strictObject({
  type: z.enum(["agent", "contact", "api_key", "system"]),
  id: rowId.nullable(),
  name: nullableText,
});

const assignee = z.strictObject({ id: rowId, name: z.string() }).nullable();

/** `url` works for a day. */
const attachment = z.strictObject({
  id: rowId,
  name: z.string(),
  contentType: z.string(),
  bytes: z.int(),
  url: z.url(),
});

/** As the server API takes it, and the files. */
const messageBody = {
  text: z.string(),
  attachments: z.array(attachment).optional(),
};
const content = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), ...messageBody }),
  z.strictObject({ type: z.literal("card"), card, ...messageBody }),
  z.strictObject({ type: z.literal("interactive"), interactive, ...messageBody }),
]);

const head = {
  id: rowId,
  channelId: rowId.describe("The inbox."),
  channelType: z.literal("webchat"),
};

const conversationChange = z.strictObject({
  conversationId: rowId,
  channelId: rowId,
  visitor: rowId.describe("The contact."),
  status: z.enum(CONVERSATION_STATUSES),
  assignee,
  by: actor,
  timestamp,
});

const tagChange = conversationChange.extend({
  tag: z.strictObject({ id: rowId, name: z.string() }),
});
const teamRef = z.strictObject({ id: rowId, name: z.string() }).nullable();

/** The visitor's side has received or read the messages up to a `seq`. */
const receipt = z.strictObject({
  conversationId: rowId,
  channelId: rowId,
  visitor: rowId.describe("The contact."),
  seq: z.int().describe("Of the newest of these messages."),
  timestamp,
});

/** A note as it is when the request is sent. */
const noteData = z.strictObject({
  id: rowId,
  conversationId: rowId,
  channelId: rowId,
  author: z.strictObject({ id: rowId.nullable(), name: z.string() }),
  text: z.string(),
  mentions: z
    .array(z.strictObject({ type: z.enum(["member", "team"]), id: rowId, name: z.string() }))
    .describe("The members and teams that it mentions."),
  timestamp,
});

/** Anything that JSON can say. */
export const jsonValue = z.json();

const contactDetails = z.strictObject({
  contactId: rowId,
  externalUserId: nullableText,
  name: z.string(),
  email: nullableText,
  attributes: z.record(z.string(), jsonValue),
  timestamp,
});

/**
 * Every event with the shape of its `data`. The first three are those of Linktor's webchat, field
 * by field. Fields may be added, never taken away or given another meaning.
 */
export const WEBHOOK_EVENTS = {
  "webchat.conversation.started": z.strictObject({
    conversationId: rowId,
    channelId: rowId,
    visitor: z.strictObject({
      id: rowId,
      name: z.string(),
      email: nullableText,
      metadata: z.strictObject({
        /** The path of the page they are on. */
        page: nullableText,
        referrer: nullableText,
        userAgent: nullableText,
      }),
    }),
    timestamp,
  }),
  "message.received": z.strictObject({
    ...head,
    direction: z.literal("inbound"),
    from: rowId.describe("The contact."),
    content,
    timestamp,
    metadata: z.strictObject({ conversationId: rowId, page: nullableText, seq: z.int() }),
  }),
  "webchat.button.clicked": z.strictObject({
    conversationId: rowId,
    messageId: rowId,
    buttonId: z.string(),
    visitor: rowId.describe("The contact."),
    timestamp,
  }),
  "message.sent": z.strictObject({
    ...head,
    direction: z.literal("outbound"),
    from: rowId.nullable().describe("The member; null when it was no person."),
    to: rowId.describe("The contact."),
    author: z.strictObject({ type: z.enum(AUTHOR_TYPES), name: z.string() }),
    content,
    timestamp,
    metadata: z.strictObject({ conversationId: rowId, seq: z.int() }),
  }),
  "conversation.resolved": conversationChange,
  "conversation.reopened": conversationChange,
  "conversation.assigned": conversationChange,
  "conversation.unassigned": conversationChange,
  "conversation.team_assigned": conversationChange.extend({
    team: teamRef.describe("Null: no team any more."),
  }),
  "conversation.prioritized": conversationChange.extend({
    priority: z.enum(PRIORITIES).nullable(),
  }),
  "conversation.tagged": tagChange,
  "conversation.untagged": tagChange,
  "conversation.attribute_set": conversationChange.extend({
    attribute: z
      .strictObject({
        key: z.string(),
        value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
      })
      .describe("With its value when the request is sent; null: it has none."),
  }),
  "conversation.snoozed": conversationChange.extend({
    until: timestamp.nullable().describe("Null: until the contact writes."),
  }),
  "conversation.unsnoozed": conversationChange,
  "conversation.rated": z.strictObject({
    conversationId: rowId,
    channelId: rowId,
    visitor: rowId.describe("The contact."),
    messageId: rowId.describe("The question."),
    rating: z.int(),
    scale: z.int().describe("The best rating."),
    comment: nullableText,
    timestamp,
  }),
  "message.delivered": receipt,
  "message.read": receipt,
  "message.failed": z.strictObject({
    conversationId: rowId,
    channelId: rowId,
    visitor: rowId.describe("The contact."),
    messageIds: z.array(rowId).describe("The messages that did not reach the contact."),
    channel: z.literal("email").describe("How they were sent."),
    to: z.array(z.string()).describe("The addresses that they were sent to."),
    reason: nullableText.describe(
      "`blocked`, `no_address`, `too_many`, or what the mail server said.",
    ),
    timestamp,
  }),
  "email.bounced": z.strictObject({
    conversationId: rowId,
    channelId: rowId,
    visitor: rowId.describe("The contact."),
    to: z.array(z.string()).describe("The addresses that the mail was sent to."),
    reason: nullableText.describe("What the mail server said."),
    timestamp,
  }),
  "note.created": noteData,
  "note.updated": noteData,
  "note.deleted": z.strictObject({
    id: rowId,
    conversationId: rowId,
    channelId: rowId,
    by: actor,
    timestamp,
  }),
  "contact.created": contactDetails,
  "contact.updated": contactDetails,
  "contact.event": z.strictObject({
    id: rowId,
    contactId: rowId,
    externalUserId: nullableText,
    name: z.string(),
    at: timestamp.describe("When it happened, as the program said."),
    fields: contactEventFields,
    link: nullableText,
    timestamp,
  }),
  "contact.deleted": z.strictObject({
    contactId: rowId,
    /** Your own id of the person, if your website had identified them. */
    externalUserId: nullableText,
    timestamp,
  }),
} as const satisfies Record<string, z.ZodType>;

export type WebhookEvent = keyof typeof WEBHOOK_EVENTS;
export type WebhookData<E extends WebhookEvent> = z.infer<(typeof WEBHOOK_EVENTS)[E]>;

export const WEBHOOK_EVENT_NAMES = Object.keys(WEBHOOK_EVENTS) as WebhookEvent[];

/** Sent by hand to see whether it arrives; nobody has to ask for it. */
export const PING_EVENT = "ping";
export const pingData = z.strictObject({ webhookId: rowId, timestamp });
export type DeliveredEvent = WebhookEvent | typeof PING_EVENT;

/** The whole body of a request. */
export type WebhookPayload = { event: DeliveredEvent; data: Record<string, unknown> };

/**
 * What is written down when it happens, to write the payload from at the first attempt: ids and
 * what is not in the tables afterwards. Content is read when it is sent.
 */
export const webhookFacts = z.strictObject({
  messageId: rowId.optional(),
  noteId: rowId.optional(),
  emailId: rowId.optional(),
  contactEventId: rowId.optional(),
  seq: z.int().optional(),
  rating: z.int().optional(),
  scale: z.int().optional(),
  buttonId: z.string().optional(),
  by: actor.optional(),
  assignee: assignee.optional(),
  team: teamRef.optional(),
  tag: z.strictObject({ id: rowId, name: z.string() }).optional(),
  attributeKey: z.string().optional(),
  priority: z.enum(PRIORITIES).nullable().optional(),
  until: z.iso.datetime({ offset: true }).nullable().optional(),
  externalUserId: nullableText.optional(),
});
export type WebhookFacts = z.infer<typeof webhookFacts>;

/** How the events are offered. */
export const WEBHOOK_GROUPS = [
  {
    name: "messages",
    events: [
      "message.received",
      "message.sent",
      "message.delivered",
      "message.read",
      "message.failed",
      "webchat.button.clicked",
      "email.bounced",
    ],
  },
  {
    name: "conversations",
    events: [
      "webchat.conversation.started",
      "conversation.assigned",
      "conversation.unassigned",
      "conversation.team_assigned",
      "conversation.prioritized",
      "conversation.tagged",
      "conversation.untagged",
      "conversation.attribute_set",
      "conversation.snoozed",
      "conversation.unsnoozed",
      "conversation.resolved",
      "conversation.reopened",
      "conversation.rated",
      "note.created",
      "note.updated",
      "note.deleted",
    ],
  },
  {
    name: "contacts",
    events: ["contact.created", "contact.updated", "contact.event", "contact.deleted"],
  },
] as const satisfies ReadonlyArray<{ name: string; events: readonly WebhookEvent[] }>;
