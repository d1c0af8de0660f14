import "server-only";
import type { DeliveredBody } from "../contract/conversations.ts";
import { db, Prisma } from "../platform/db.ts";
import { announceDelivered } from "./announce.ts";
import { type Scope, visitorCondition } from "./scope.ts";

/**
 * Records up to which message a browser of one side has received each of these conversations, and
 * tells the other side of what is new. Never goes back, and a `seq` beyond the end means the end.
 * Conversations that are not there, or not theirs, are passed over: nobody is told which.
 */
export async function markDelivered(
  scope: Scope,
  receiver: "contact" | "agent",
  { conversations }: DeliveredBody,
): Promise<void> {
  const { deliveredSeq, readSeq } = receiver === "contact" ? CONTACT_COLUMNS : AGENT_COLUMNS;
  const changed = await db().$queryRaw<{ id: string }[]>`
    UPDATE conversations AS c
    SET ${deliveredSeq} = LEAST(told.seq, c.last_seq)
    FROM unnest(${conversations.map(({ id }) => id)}::uuid[],
                ${conversations.map(({ seq }) => seq)}::int[]) AS told (id, seq)
    WHERE c.id = told.id AND c.workspace_id = ${scope.workspaceId}::uuid ${visitorCondition(scope)}
      AND LEAST(told.seq, c.last_seq) > GREATEST(c.${deliveredSeq}, c.${readSeq})
    RETURNING c.id`;
  if (changed.length === 0) return;
  announceDelivered(
    scope.workspaceId,
    changed.map(({ id }) => id),
  );
}

const CONTACT_COLUMNS = {
  deliveredSeq: Prisma.sql`contact_delivered_seq`,
  readSeq: Prisma.sql`contact_read_seq`,
};

const AGENT_COLUMNS = {
  deliveredSeq: Prisma.sql`agent_delivered_seq`,
  readSeq: Prisma.sql`agent_read_seq`,
};
