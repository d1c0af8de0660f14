import "server-only";
import type { InboxRetention } from "../inboxes/list-retentions.ts";
import { db } from "../platform/db.ts";
import { daysBefore } from "./expired-by-page.ts";

const BATCH = 5_000;

/**
 * Deletes what programs recorded of contacts longer ago than any inbox of their workspace keeps things. A contact
 * belongs to no inbox, so an inbox that keeps everything keeps all of them. Returns how many.
 */
export async function eraseOldContactEvents(
  retentions: readonly InboxRetention[],
  now: Date,
  mayGoOn: () => boolean,
): Promise<number> {
  let erased = 0;
  for (const [workspaceId, inboxes] of Map.groupBy(retentions, (one) => one.workspaceId)) {
    if (inboxes.some(({ days }) => days === 0)) continue;
    const before = daysBefore(now, Math.max(...inboxes.map(({ days }) => days)));
    for (let count = BATCH; count === BATCH && mayGoOn(); erased += count) {
      count = await db().$executeRaw`
        DELETE FROM contact_events WHERE id IN (
          SELECT id FROM contact_events
          WHERE workspace_id = ${workspaceId}::uuid AND at < ${before}
          ORDER BY at LIMIT ${BATCH})`;
    }
  }
  return erased;
}
