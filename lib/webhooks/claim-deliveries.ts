import "server-only";
import { db, Prisma } from "../platform/db.ts";

/** At once, of one webhook; of one whose receiver fails, a single one. */
const PARALLEL_PER_WEBHOOK = 4;
const PARALLEL_WHILE_FAILING = 1;
/** Longer than an attempt takes. What a process that died had in hand is free again after it. */
export const LEASE_MS = 30_000;

/** A delivery, and what is needed of its webhook: with it in hand, an attempt has nothing to look up. */
export type ClaimedDelivery = {
  id: string;
  workspaceId: string;
  webhookId: string;
  attempt: number;
  event: string;
  eventId: string;
  conversationId: string | null;
  contactId: string | null;
  facts: unknown;
  payload: string | null;
  createdAt: Date;
  url: string;
  secret: Uint8Array<ArrayBuffer>;
  previousSecret: Uint8Array<ArrayBuffer> | null;
  previousSecretExpiresAt: Date | null;
  failingSince: Date | null;
};

/** Of `delivery` and `webhook`. */
const COLUMNS = Prisma.sql`
  delivery.id, delivery.workspace_id AS "workspaceId", delivery.webhook_id AS "webhookId",
  delivery.attempts AS attempt, delivery.event, delivery.event_id AS "eventId",
  delivery.conversation_id AS "conversationId", delivery.contact_id AS "contactId",
  delivery.facts, delivery.payload, delivery.created_at AS "createdAt",
  webhook.url, webhook.secret, webhook.previous_secret AS "previousSecret",
  webhook.previous_secret_expires_at AS "previousSecretExpiresAt",
  webhook.failing_since AS "failingSince"`;

/**
 * Takes up to `limit` deliveries that are due, each for one process only: of every webhook the
 * oldest few, so that a slow or busy receiver holds up no other. Healthy receivers come first, and
 * among them what has waited longest.
 * What it looks at grows with the webhooks that something waits for, not with how much waits.
 */
export function claimDeliveries(now: Date, limit: number): Promise<ClaimedDelivery[]> {
  const leaseEnd = new Date(now.getTime() + LEASE_MS);
  return db().$queryRaw<ClaimedDelivery[]>`
    WITH RECURSIVE waiting AS (
      (SELECT webhook_id FROM webhook_deliveries WHERE state = 'pending'
       ORDER BY webhook_id LIMIT 1)
      UNION ALL
      SELECT (SELECT webhook_id FROM webhook_deliveries
              WHERE state = 'pending' AND webhook_id > waiting.webhook_id
              ORDER BY webhook_id LIMIT 1)
      FROM waiting WHERE waiting.webhook_id IS NOT NULL
    ),
    receiver AS MATERIALIZED (
      SELECT id, failing_since IS NOT NULL AS is_failing,
        greatest(0, CASE WHEN failing_since IS NULL THEN ${PARALLEL_PER_WEBHOOK}::int
                         ELSE ${PARALLEL_WHILE_FAILING}::int END
          - (SELECT count(*) FROM webhook_deliveries
             WHERE state = 'sending' AND webhook_id = webhooks.id
               AND next_attempt_at > ${now})) AS room
      FROM webhooks
      WHERE enabled AND id IN (SELECT webhook_id FROM waiting WHERE webhook_id IS NOT NULL)
      FOR UPDATE SKIP LOCKED
    ),
    due AS MATERIALIZED (
      SELECT oldest.id FROM receiver CROSS JOIN LATERAL (
        SELECT id, next_attempt_at FROM webhook_deliveries
        WHERE state = 'pending' AND webhook_id = receiver.id AND next_attempt_at <= ${now}
        ORDER BY next_attempt_at LIMIT receiver.room
        FOR UPDATE SKIP LOCKED
      ) oldest
      ORDER BY receiver.is_failing, oldest.next_attempt_at LIMIT ${limit}
    )
    UPDATE webhook_deliveries AS delivery
    SET state = 'sending', attempts = attempts + 1, last_attempt_at = ${now},
        next_attempt_at = ${leaseEnd}
    FROM due, webhooks AS webhook
    WHERE delivery.id = due.id AND webhook.id = delivery.webhook_id
    RETURNING ${COLUMNS}`;
}

/** A delivery that was written down as being sent; null once it or its webhook is deleted. */
export async function findSending(key: {
  id: string;
  workspaceId: string;
}): Promise<ClaimedDelivery | null> {
  const [found] = await db().$queryRaw<ClaimedDelivery[]>`
    SELECT ${COLUMNS} FROM webhook_deliveries AS delivery
    JOIN webhooks AS webhook ON webhook.id = delivery.webhook_id
    WHERE delivery.id = ${key.id}::uuid AND delivery.workspace_id = ${key.workspaceId}::uuid
      AND delivery.state = 'sending'`;
  return found ?? null;
}

/** Gives back what processes that died had in hand. */
export async function reclaimDeliveries(now: Date): Promise<void> {
  await db().webhookDelivery.updateMany({
    where: { state: "sending", nextAttemptAt: { lte: now } },
    data: { state: "pending" },
  });
}
