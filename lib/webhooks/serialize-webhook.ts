import "server-only";
import type { DeliveredEvent, WebhookEvent } from "@linkdesk/contract/webhook-events.ts";
import type { Delivery, DisabledReason, Webhook } from "@linkdesk/contract/webhooks.ts";
import type { Prisma } from "../platform/db.ts";

export const webhookSelect = {
  id: true,
  url: true,
  description: true,
  events: true,
  inbox: { select: { id: true, name: true } },
  enabled: true,
  disabledReason: true,
  failingSince: true,
  previousSecretExpiresAt: true,
  createdAt: true,
} as const satisfies Prisma.WebhookSelect;

export type WebhookRow = Prisma.WebhookGetPayload<{ select: typeof webhookSelect }>;

export function serializeWebhook(row: WebhookRow, now = new Date()): Webhook {
  const { id, url, description, inbox, enabled, previousSecretExpiresAt: previous } = row;
  return {
    ...{ id, url, description, inbox, enabled },
    events: row.events as WebhookEvent[],
    disabledReason: row.disabledReason as DisabledReason | null,
    failingSince: row.failingSince?.toISOString() ?? null,
    previousSecretExpiresAt: previous && previous > now ? previous.toISOString() : null,
    createdAt: row.createdAt.toISOString(),
  };
}

export const deliverySelect = {
  id: true,
  event: true,
  eventId: true,
  state: true,
  attempts: true,
  lastStatus: true,
  lastError: true,
  lastDurationMs: true,
  lastAttemptAt: true,
  nextAttemptAt: true,
  createdAt: true,
} as const satisfies Prisma.WebhookDeliverySelect;

type DeliveryRow = Prisma.WebhookDeliveryGetPayload<{ select: typeof deliverySelect }>;

export function serializeDelivery(row: DeliveryRow): Delivery {
  const { id, eventId, attempts, lastStatus, lastError, lastDurationMs } = row;
  return {
    ...{ id, eventId, attempts, lastStatus, lastError, lastDurationMs },
    event: row.event as DeliveredEvent,
    state: row.state === "sending" ? "pending" : row.state,
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    // While it is being sent, the time in the row is only for the case that we die of it.
    nextAttemptAt: row.state === "sending" ? null : (row.nextAttemptAt?.toISOString() ?? null),
    createdAt: row.createdAt.toISOString(),
  };
}
