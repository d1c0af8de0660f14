import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import { memberScope, type Scope, scopeCondition, visitorScope } from "../access/scope.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { insertEvents } from "../events/record-events.ts";
import { wakeDispatcher } from "../events/wake-dispatcher.ts";
import { notFound } from "../platform/app-error.ts";
import { db, Prisma } from "../platform/db.ts";
import { announceOwnRead, announceRead } from "./announce.ts";

/** Beyond every message: the end. */
const MAX_SEQ = 2_147_483_647;

type Locked = {
  last_seq: number;
  contact_read_seq: number;
  agent_read_seq: number;
  contact_messages: number;
};

/**
 * Records that the visitor has read up to `seq` and counts what is left. Reading never goes back, and a
 * `seq` beyond the end means the end. Tells the team only of a real change. Errors: not_found.
 */
export async function markReadByVisitor(
  session: VisitorSession,
  conversationId: string,
  seq: number,
): Promise<void> {
  const changed = await db().$transaction(async (tx) => {
    const row = await lock(tx, visitorScope(session), conversationId);
    const upTo = Math.min(seq, row.last_seq);
    if (upTo <= row.contact_read_seq) return false;
    await tx.$executeRaw`
      WITH conversation AS (
        UPDATE conversations
        SET contact_read_seq = ${upTo},
            contact_unread = (
              SELECT count(*) FROM messages
              WHERE conversation_id = ${conversationId}::uuid AND seq > ${upTo}
                AND author_type <> 'contact')
        WHERE id = ${conversationId}::uuid
        RETURNING id, workspace_id, inbox_id, contact_id
      )
      ${insertEvents(
        { type: "contact", id: session.contact.id },
        Prisma.sql`
        SELECT workspace_id, inbox_id, id AS conversation_id, contact_id, 'message.read' AS type,
          jsonb_build_object('seq', ${upTo}::int) AS data
        FROM conversation`,
      )}`;
    return true;
  });
  if (!changed) return;
  wakeDispatcher();
  announceRead(session.workspaceId, conversationId);
}

/**
 * Records that a member has read up to `seq`, and returns whether that was news. What is unread is each
 * member's own; the first to read also moves the visitor's receipt. Notes that mention the member count as seen.
 * Errors: not_found.
 */
export async function markReadByMember(
  me: Me,
  conversationId: string,
  seq: number,
): Promise<boolean> {
  const { unread, isNews, hasSeen, hasReceipt } = await db().$transaction(async (tx) => {
    const row = await lock(tx, memberScope(me), conversationId);
    const upTo = Math.min(seq, row.last_seq);
    const unread = upTo === row.last_seq ? 0 : await countAfter(tx, conversationId, upTo);
    const [written] = await tx.$queryRaw<{ hasRead: boolean; hasSeen: boolean }[]>`
      WITH seen AS (
        UPDATE mentions SET seen_at = now()
        WHERE conversation_id = ${conversationId}::uuid AND member_id = ${me.memberId}::uuid
          AND seen_at IS NULL
        RETURNING 1
      ),
      read AS (
        INSERT INTO conversation_reads (conversation_id, member_id, read_seq, contact_messages)
        VALUES (${conversationId}::uuid, ${me.memberId}::uuid, ${upTo},
          ${row.contact_messages - unread})
        ON CONFLICT (conversation_id, member_id) DO UPDATE
          SET read_seq = excluded.read_seq, contact_messages = excluded.contact_messages
          WHERE conversation_reads.read_seq < excluded.read_seq
        RETURNING 1
      )
      SELECT EXISTS (SELECT 1 FROM read) AS "hasRead", EXISTS (SELECT 1 FROM seen) AS "hasSeen"`;
    const hasReceipt = upTo > row.agent_read_seq;
    if (hasReceipt) {
      await tx.$executeRaw`
        UPDATE conversations SET agent_read_seq = ${upTo} WHERE id = ${conversationId}::uuid`;
    }
    const isNews = written?.hasRead ?? false;
    // Of a `seq` before the end it is not known how much is unread: the member may have read further.
    const hasSeen = written?.hasSeen === true && unread === 0;
    return { unread, isNews, hasSeen, hasReceipt };
  });
  const { workspace, memberId } = me;
  if (isNews || hasSeen) announceOwnRead(workspace.id, { conversationId, memberId, unread });
  if (hasReceipt) announceRead(workspace.id, conversationId);
  return isNews;
}

/** The action: a member has read everything. Returns the inverse. Errors: not_found. */
export async function markConversationRead(
  me: Me,
  conversationId: string,
): Promise<ConversationAction | null> {
  const isNews = await markReadByMember(me, conversationId, MAX_SEQ);
  return isNews ? { type: "mark_unread" } : null;
}

/** The lock comes first, so that the count sees every message that has its number already. */
async function lock(
  tx: Prisma.TransactionClient,
  scope: Scope,
  conversationId: string,
): Promise<Locked> {
  const [row] = await tx.$queryRaw<Locked[]>`
    SELECT last_seq, contact_read_seq, agent_read_seq, contact_messages FROM conversations
    WHERE id = ${conversationId}::uuid AND workspace_id = ${scope.workspaceId}::uuid
      ${scopeCondition(scope)}
    FOR UPDATE`;
  if (!row) throw notFound("conversation");
  return row;
}

async function countAfter(
  tx: Prisma.TransactionClient,
  conversationId: string,
  seq: number,
): Promise<number> {
  return tx.message.count({ where: { conversationId, seq: { gt: seq }, authorType: "contact" } });
}
