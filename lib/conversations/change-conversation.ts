import "server-only";
import type { ConversationStatus } from "../contract/conversations.ts";
import type { WebhookFacts } from "../contract/webhooks.ts";
import { notFound } from "../http/app-error.ts";
import { db, Prisma } from "../platform/db.ts";
import { insertDeliveries } from "../webhooks/record-event.ts";
import { wakeDeliveries } from "../webhooks/wake-deliveries.ts";
import { type Scope, visitorCondition } from "./scope.ts";

export type ConversationChange = {
  status?: ConversationStatus;
  /** Null: nobody. */
  assignee?: { id: string; name: string } | null;
};

/**
 * Resolves, reopens or assigns, in one statement, which also writes down what webhooks are to be
 * told: only what has changed by it. Errors: not_found.
 */
export async function changeConversation(
  scope: Scope,
  id: string,
  { status, assignee }: ConversationChange,
  by: NonNullable<WebhookFacts["by"]>,
): Promise<void> {
  const sets = [
    ...(assignee !== undefined ? [Prisma.sql`assignee_id = ${assignee?.id ?? null}::uuid`] : []),
    ...(status ? [STATUS[status]] : []),
  ];
  const facts = JSON.stringify({ by });
  const assigned = JSON.stringify({ by, assignee: assignee ?? null });
  const [row] = await db().$queryRaw<{ told: number }[]>`
    WITH before AS (
      SELECT id, status, assignee_id FROM conversations
      WHERE id = ${id}::uuid AND workspace_id = ${scope.workspaceId}::uuid ${visitorCondition(scope)}
      FOR UPDATE
    ),
    changed AS (
      UPDATE conversations AS now SET ${Prisma.join(sets)}
      FROM before WHERE now.id = before.id
      RETURNING now.id, now.workspace_id, now.inbox_id, now.contact_id, now.status <> before.status
        AS has_status, now.status, now.assignee_id IS DISTINCT FROM before.assignee_id AS has_assignee
    ),
    told AS (${insertDeliveries(Prisma.sql`
      SELECT workspace_id, inbox_id, id AS conversation_id, contact_id, event, facts::jsonb
      FROM changed CROSS JOIN LATERAL (VALUES
        ('conversation.assigned', ${assigned}, has_assignee),
        ('conversation.resolved', ${facts}, has_status AND status = 'resolved'),
        ('conversation.reopened', ${facts}, has_status AND status = 'open')
      ) AS said (event, facts, is_so) WHERE is_so`)})
    SELECT (SELECT count(*) FROM told)::int AS told FROM changed`;
  if (!row) throw notFound("conversation");
  if (row.told > 0) wakeDeliveries();
}

const STATUS = {
  resolved: Prisma.sql`status = 'resolved', resolved_at = now(), waiting_since = NULL`,
  open: Prisma.sql`status = 'open', resolved_at = NULL`,
} satisfies Record<ConversationStatus, Prisma.Sql>;
