import "server-only";
import { db } from "../platform/db.ts";

/** At once, of one webhook; of one whose receiver fails, a single one. */
const PARALLEL_PER_WEBHOOK = 4;
const PARALLEL_WHILE_FAILING = 1;
/** Longer than an attempt takes. What a process that died had in hand is free again after it. */
export const LEASE_MS = 30_000;

export type ClaimedDelivery = {
  id: string;
  workspaceId: string;
  webhookId: string;
  attempt: number;
};

/**
 * Takes up to `limit` deliveries that are due, each for one process only: of every webhook the
 * oldest few, so that a slow or busy receiver holds up no other. Healthy receivers come first.
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
        SELECT id FROM webhook_deliveries
        WHERE state = 'pending' AND webhook_id = receiver.id AND next_attempt_at <= ${now}
        ORDER BY next_attempt_at LIMIT receiver.room
        FOR UPDATE SKIP LOCKED
      ) oldest
      ORDER BY receiver.is_failing LIMIT ${limit}
    )
    UPDATE webhook_deliveries
    SET state = 'sending', attempts = attempts + 1, last_attempt_at = ${now},
        next_attempt_at = ${leaseEnd}
    FROM due WHERE webhook_deliveries.id = due.id
    RETURNING webhook_deliveries.id, workspace_id AS "workspaceId", webhook_id AS "webhookId",
      attempts AS attempt`;
}

/** Gives back what processes that died had in hand. */
export async function reclaimDeliveries(now: Date): Promise<void> {
  await db().webhookDelivery.updateMany({
    where: { state: "sending", nextAttemptAt: { lte: now } },
    data: { state: "pending" },
  });
}
