import "server-only";
import { HELD_EMAIL_DAYS } from "@linkdesk/contract/email-states.ts";
import { db } from "../../platform/db.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const BATCH = 500;

/**
 * The daily job: deletes mails about which nobody has decided for a month, and those that became nothing and
 * belong to no conversation. The others live with their conversation.
 */
export async function forgetEmails(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - HELD_EMAIL_DAYS * DAY_MS);
  for (let deleted = BATCH; deleted === BATCH; ) {
    deleted = await db().$executeRaw`
      DELETE FROM emails WHERE id IN (
        SELECT id FROM emails
        WHERE created_at < ${before}
          AND (state = 'held' OR conversation_id IS NULL AND state IN ('discarded', 'ignored'))
        LIMIT ${BATCH})`;
  }
}
