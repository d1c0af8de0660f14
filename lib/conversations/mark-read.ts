import "server-only";
import { notFound } from "../http/app-error.ts";
import { db, Prisma } from "../platform/db.ts";
import { announceRead } from "./announce.ts";
import { type Scope, visitorCondition } from "./scope.ts";

/**
 * Records that one side has read up to `seq` and counts what is left. Reading never goes back,
 * and a `seq` beyond the end means the end. Tells the other side only of a real change.
 * Errors: not_found.
 */
export async function markRead(
  scope: Scope,
  reader: "contact" | "agent",
  conversationId: string,
  seq: number,
): Promise<void> {
  const columns = reader === "contact" ? CONTACT_COLUMNS : AGENT_COLUMNS;
  const mine = visitorCondition(scope);
  // The lock comes first, so that the count sees every message that has its number already.
  const changed = await db().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ last_seq: number; read_seq: number }[]>`
      SELECT last_seq, ${columns.readSeq} AS read_seq FROM conversations
      WHERE id = ${conversationId}::uuid AND workspace_id = ${scope.workspaceId}::uuid ${mine}
      FOR UPDATE`;
    if (!row) throw notFound("conversation");
    const upTo = Math.min(seq, row.last_seq);
    if (upTo <= row.read_seq) return false;
    await tx.$executeRaw`
      UPDATE conversations
      SET ${columns.readSeq} = ${upTo},
          ${columns.unread} = (
            SELECT count(*) FROM messages
            WHERE conversation_id = ${conversationId}::uuid AND seq > ${upTo}
              AND ${columns.othersMessages})
      WHERE id = ${conversationId}::uuid`;
    return true;
  });
  if (changed) announceRead(scope.workspaceId, conversationId);
}

const CONTACT_COLUMNS = {
  readSeq: Prisma.sql`contact_read_seq`,
  unread: Prisma.sql`contact_unread`,
  othersMessages: Prisma.sql`author_type <> 'contact'`,
};

const AGENT_COLUMNS = {
  readSeq: Prisma.sql`agent_read_seq`,
  unread: Prisma.sql`agent_unread`,
  othersMessages: Prisma.sql`author_type = 'contact'`,
};
