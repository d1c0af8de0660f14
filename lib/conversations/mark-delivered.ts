import "server-only";
import type { DeliveredBody } from "@linkdesk/contract/messages.ts";
import { type Scope, scopeCondition } from "../access/scope.ts";
import { insertEvents } from "../events/record-events.ts";
import { wakeDispatcher } from "../events/wake-dispatcher.ts";
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
    WITH changed AS (
    UPDATE conversations AS c
    SET ${deliveredSeq} = LEAST(delivered.seq, c.last_seq)
    FROM unnest(${conversations.map(({ id }) => id)}::uuid[],
                ${conversations.map(({ seq }) => seq)}::int[]) AS delivered (id, seq)
    WHERE c.id = delivered.id AND c.workspace_id = ${scope.workspaceId}::uuid ${scopeCondition(scope)}
      AND LEAST(delivered.seq, c.last_seq) > GREATEST(c.${deliveredSeq}, c.${readSeq})
    RETURNING c.id, c.workspace_id, c.inbox_id, c.contact_id, c.${deliveredSeq} AS seq
    )
    ${receiver === "contact" ? DELIVERED_TO_CONTACT : Prisma.empty}
    SELECT id FROM changed`;
  if (changed.length === 0) return;
  if (receiver === "contact") wakeDispatcher();
  announceDelivered(
    scope.workspaceId,
    changed.map(({ id }) => id),
  );
}

const DELIVERED_TO_CONTACT = Prisma.sql`,
  recorded AS (${insertEvents(
    // Each event is its own contact's, whom the row names.
    { type: "contact", id: null },
    Prisma.sql`
    SELECT workspace_id, inbox_id, id AS conversation_id, contact_id, 'message.delivered' AS type,
      jsonb_build_object('seq', seq) AS data
    FROM changed`,
  )})`;

const CONTACT_COLUMNS = {
  deliveredSeq: Prisma.sql`contact_delivered_seq`,
  readSeq: Prisma.sql`contact_read_seq`,
};

const AGENT_COLUMNS = {
  deliveredSeq: Prisma.sql`agent_delivered_seq`,
  readSeq: Prisma.sql`agent_read_seq`,
};
