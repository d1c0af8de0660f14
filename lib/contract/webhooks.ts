import { named, nullableText, timestamp } from "./shapes.ts";
import { httpUrl, rowId, storableText } from "./text.ts";
import { PING_EVENT, WEBHOOK_EVENT_NAMES } from "./webhook-events.ts";
import { z } from "./zod.ts";

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
