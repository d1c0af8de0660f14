import "server-only";
import { db } from "../../platform/db.ts";

/** An account whose folder a process reads. */
export type ClaimedAccount = {
  inboxId: string;
  workspaceId: string;
  inbound: unknown;
  credentials: Uint8Array | null;
};

/**
 * Takes the accounts that no other process reads, for `leaseMs`, and keeps those that `holder` has. What a killed
 * process had becomes free when its time is up. `dueMs` leaves out what was checked within that time.
 */
export async function claimMailAccounts(
  holder: string,
  { leaseMs, limit, dueMs = 0 }: { leaseMs: number; limit: number; dueMs?: number },
): Promise<ClaimedAccount[]> {
  return db().$queryRaw<ClaimedAccount[]>`
    UPDATE mail_accounts SET lease_holder = ${holder}::uuid,
      leased_until = now() + ${leaseMs}::float8 * interval '1 ms'
    WHERE inbox_id IN (
      SELECT a.inbox_id FROM mail_accounts a JOIN inboxes i ON i.id = a.inbox_id
      WHERE i.enabled AND a.inbound->>'kind' IN ('imap', 'google', 'microsoft')
        AND (a.lease_holder = ${holder}::uuid OR a.leased_until IS NULL OR a.leased_until < now())
        AND (${dueMs === 0} OR a.checked_at IS NULL
          OR a.checked_at <= now() - ${dueMs}::float8 * interval '1 ms')
      ORDER BY (a.lease_holder IS NOT DISTINCT FROM ${holder}::uuid) DESC,
        a.checked_at ASC NULLS FIRST
      LIMIT ${limit} FOR UPDATE OF a SKIP LOCKED)
    RETURNING inbox_id AS "inboxId", workspace_id AS "workspaceId", inbound, credentials`;
}

/** Lets others read what a holder has; one account, or all of them. */
export async function releaseMailAccounts(holder: string, inboxId?: string): Promise<void> {
  await db().mailAccount.updateMany({
    where: { leaseHolder: holder, ...(inboxId && { inboxId }) },
    data: { leasedUntil: null, leaseHolder: null },
  });
}
