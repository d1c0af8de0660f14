import "server-only";
import { insertEvents } from "../events/record-events.ts";
import { wakeDispatcher } from "../events/wake-dispatcher.ts";
import { db, Prisma } from "../platform/db.ts";
import { announceForTeam, announceOwnRead } from "./announce.ts";

const BATCH = 200;
const SYSTEM = { type: "system", id: null } as const;

type Woken = { id: string; workspaceId: string; unreadFor: string | null };

/**
 * Opens the conversations whose snooze is over, in batches, and makes each unread for its assignee. Several
 * processes may do it at the same time: each conversation is woken once. Returns how many there were.
 */
export async function wakeSnoozed(now: Date): Promise<number> {
  let count = 0;
  for (;;) {
    const woken = await wakeBatch(now);
    for (const { id, workspaceId, unreadFor } of woken) {
      announceForTeam(workspaceId, id);
      if (!unreadFor) continue;
      announceOwnRead(workspaceId, { conversationId: id, memberId: unreadFor, unread: 1 });
    }
    if (woken.length > 0) wakeDispatcher();
    count += woken.length;
    if (woken.length < BATCH) return count;
  }
}

function wakeBatch(now: Date): Promise<Woken[]> {
  return db().$queryRaw<Woken[]>`
    WITH due AS (
      SELECT id FROM conversations WHERE snoozed_until <= ${now}
      ORDER BY snoozed_until LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
    ),
    woken AS (
      UPDATE conversations AS c SET status = 'open', snoozed_until = NULL, woken_at = ${now}
      FROM due WHERE c.id = due.id
      RETURNING c.id, c.workspace_id, c.inbox_id, c.contact_id, c.assignee_id, c.contact_messages,
        c.last_seq
    ),
    unread AS (
      UPDATE conversation_reads AS r SET contact_messages = r.contact_messages - 1
      FROM woken WHERE r.conversation_id = woken.id AND r.member_id = woken.assignee_id
        AND r.contact_messages = woken.contact_messages AND r.contact_messages > 0
      RETURNING r.conversation_id, r.member_id
    ),
    recorded AS (${insertEvents(
      SYSTEM,
      Prisma.sql`
      SELECT workspace_id, inbox_id, id AS conversation_id, contact_id,
        'conversation.unsnoozed' AS type, jsonb_build_object('afterSeq', last_seq) AS data
      FROM woken`,
    )})
    SELECT woken.id, workspace_id AS "workspaceId", unread.member_id AS "unreadFor"
    FROM woken LEFT JOIN unread ON unread.conversation_id = woken.id`;
}
