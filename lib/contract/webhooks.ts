import { AUTHOR_TYPES, CONVERSATION_STATUSES } from "./conversations.ts";
import { card, interactive } from "./message-content.ts";
import { named, nullableText, timestamp } from "./shapes.ts";
import { httpUrl, rowId, storableText } from "./text.ts";
import { z } from "./zod.ts";

/** Who did it: a member, the contact, or Linkdesk itself. */
const actor = z.strictObject({
  type: z.enum(["agent", "contact", "system"]),
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
  "contact.updated": z.strictObject({
    contactId: rowId,
    externalUserId: nullableText,
    name: z.string(),
    email: nullableText,
    attributes: z.record(z.string(), z.json()),
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
  buttonId: z.string().optional(),
  by: actor.optional(),
  assignee: assignee.optional(),
  externalUserId: nullableText.optional(),
});
export type WebhookFacts = z.infer<typeof webhookFacts>;

/** How the events are offered. */
export const WEBHOOK_GROUPS = [
  {
    name: "messages",
    events: ["message.received", "message.sent", "webchat.button.clicked"],
  },
  {
    name: "conversations",
    events: [
      "webchat.conversation.started",
      "conversation.assigned",
      "conversation.resolved",
      "conversation.reopened",
    ],
  },
  { name: "contacts", events: ["contact.updated", "contact.deleted"] },
] as const satisfies ReadonlyArray<{ name: string; events: readonly WebhookEvent[] }>;

export const MAX_WEBHOOKS = 50;
export const MAX_DESCRIPTION_CHARS = 200;
export const DELIVERY_STATES = ["pending", "delivered", "failed"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Of deliveries, in days. */
export const DELIVERED_KEPT_DAYS = 7;
export const FAILED_KEPT_DAYS = 30;

const url = httpUrl.refine((text) => {
  if (!URL.canParse(text)) return true;
  const { username, password } = new URL(text);
  return username === "" && password === "";
}, "must not contain a user name or password");

const events = z
  .array(z.enum(WEBHOOK_EVENT_NAMES))
  .min(1, "must be at least one")
  .transform((names) => WEBHOOK_EVENT_NAMES.filter((name) => names.includes(name)));

const fields = {
  url,
  description: storableText(MAX_DESCRIPTION_CHARS).transform((text) => text.trim()),
  events,
  inboxId: rowId.nullable().describe("Null: every inbox."),
};

export const createWebhookBody = z.strictObject({
  ...fields,
  description: fields.description.default(""),
  inboxId: fields.inboxId.default(null),
});
export type CreateWebhookBody = z.infer<typeof createWebhookBody>;

export const patchWebhookBody = z
  .strictObject({ ...fields, enabled: z.boolean() })
  .partial()
  .refine((body) => Object.values(body).some((value) => value !== undefined), {
    message: "must change something",
  });
export type PatchWebhookBody = z.infer<typeof patchWebhookBody>;

export const rotateWebhookSecretBody = z.strictObject({
  overlapHours: z
    .int()
    .min(0)
    .max(720)
    .default(24)
    .describe("How long the present secret still signs beside the new one; 0: not at all."),
});

/** Why Linkdesk turned a webhook off by itself. */
export const DISABLED_REASONS = ["gone", "failing"] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** A webhook as admins see it. Its secret is never in it. */
export const webhook = z.strictObject({
  id: rowId,
  url: z.string(),
  description: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENT_NAMES)),
  inbox: named.nullable(),
  enabled: z.boolean(),
  disabledReason: z.enum(DISABLED_REASONS).nullable(),
  failingSince: timestamp
    .nullable()
    .describe("Since when nothing has arrived; null while all is well."),
  previousSecretExpiresAt: timestamp
    .nullable()
    .describe("Until when the secret before the present one signs too."),
  createdAt: timestamp,
});
export type Webhook = z.infer<typeof webhook>;

export const createdWebhook = z.strictObject({
  webhook,
  secret: z.string().describe("`whsec_` and 32 bytes in base64. It is shown this once."),
});
export type CreatedWebhook = z.infer<typeof createdWebhook>;
export type CreatedWebhookSecret = CreatedWebhook;

/** A line of a webhook's deliveries. */
export const delivery = z.strictObject({
  id: rowId,
  event: z.enum([...WEBHOOK_EVENT_NAMES, PING_EVENT]),
  eventId: rowId.describe("What the receiver gets as `webhook-id`."),
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  lastStatus: z.int().nullable(),
  lastError: nullableText.describe("A sentence for people."),
  lastDurationMs: z.int().nullable(),
  lastAttemptAt: timestamp.nullable(),
  nextAttemptAt: timestamp.nullable(),
  createdAt: timestamp,
});
export type Delivery = z.infer<typeof delivery>;

export const deliveryDetail = delivery.extend({
  payload: nullableText.describe(
    "The exact body. Null before the first attempt, and after what it speaks of was deleted.",
  ),
  response: nullableText.describe("The beginning of what the receiver answered."),
});
export type DeliveryDetail = z.infer<typeof deliveryDetail>;

export const deliveriesQuery = z.strictObject({
  state: z.enum(DELIVERY_STATES).optional(),
  cursor: storableText(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type DeliveriesQuery = z.infer<typeof deliveriesQuery>;

export const deliveryParams = z.object({ id: rowId, deliveryId: rowId });
