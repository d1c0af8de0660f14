import "server-only";
import { db } from "../platform/db.ts";
import { publicInbox } from "./public-inbox.ts";

/** Pages may bring rules of their own; a page that invents ids must not fill the table. */
const MAX_RULES = 200;

/**
 * A proactive message was shown to somebody at `address`.
 * Errors: not_found, inbox_disabled, blocked.
 */
export async function countShown(
  inboxId: string,
  ruleId: string,
  address: string | null,
): Promise<void> {
  await publicInbox(inboxId, address);
  await db().$executeRaw`
    INSERT INTO proactive_counts (inbox_id, rule_id, shown)
    SELECT id, ${ruleId}, 1 FROM inboxes
    WHERE id = ${inboxId}::uuid AND enabled
      AND (SELECT count(*) FROM proactive_counts WHERE inbox_id = ${inboxId}::uuid) < ${MAX_RULES}
    ON CONFLICT (inbox_id, rule_id) DO UPDATE SET shown = proactive_counts.shown + 1`;
}

/** A visitor answered a proactive message that was shown. */
export async function countReply(inboxId: string, ruleId: string): Promise<void> {
  await db().proactiveCount.updateMany({
    where: { inboxId, ruleId },
    data: { replied: { increment: 1 } },
  });
}
