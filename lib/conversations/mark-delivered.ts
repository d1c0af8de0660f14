import "server-only";
import type { DeliveredBody } from "@linkdesk/contract/conversations.ts";
import { type Scope, visitorCondition } from "../access/scope.ts";
import { db, Prisma } from "../platform/db.ts";
import { announceDelivered } from "./announce.ts";

/**
 * Records up to which message one side has received each of these conversations, and notifies the
 * other side of changes. A position never moves back; a `seq` beyond the last message means the last.
 * Unknown and foreign conversations are skipped without an error, so that ids cannot be probed.
 */
export async function markDelivered(
  scope: Scope,
  receiver: "contact" | "agent",
  { conversations }: DeliveredBody,
): Promise<void> {
  const { deliveredSeq, readSeq } = receiver === "contact" ? CONTACT_COLUMNS : AGENT_COLUMNS;
  const changed = await db().$queryRaw<{ id: string }[]>`
    UPDATE conversations AS c
    SET ${deliveredSeq} = LEAST(delivered.seq, c.last_seq)
    FROM unnest(${conversations.map(({ id }) => id)}::uuid[],
                ${conversations.map(({ seq }) => seq)}::int[]) AS delivered (id, seq)
    WHERE c.id = delivered.id AND c.workspace_id = ${scope.workspaceId}::uuid ${visitorCondition(scope)}
      AND LEAST(delivered.seq, c.last_seq) > GREATEST(c.${deliveredSeq}, c.${readSeq})
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
