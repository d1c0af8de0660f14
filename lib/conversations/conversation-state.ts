import "server-only";
import type { Me } from "../contract/accounts.ts";
import type { ConversationDetail, ConversationStatus } from "../contract/conversations.ts";
import type { WebhookFacts } from "../contract/webhooks.ts";
import { notFound } from "../http/app-error.ts";
import { db, Prisma } from "../platform/db.ts";
import { insertDeliveries } from "../webhooks/record-event.ts";
import { wakeDeliveries } from "../webhooks/wake-deliveries.ts";
import { requirePermission } from "../workspaces/permissions.ts";
import { announceConversation } from "./announce.ts";
import { getConversation } from "./get-conversation.ts";
import { memberScope, type Scope, visitorCondition } from "./scope.ts";

/** The fields to change; at least one. */
export type StateChange = {
  status?: ConversationStatus;
  /** Null: nobody. */
  assignee?: { id: string; name: string } | null;
};

/** Changes the state for a member, and notifies both sides. Errors: forbidden, not_found. */
export async function setStateAsMember(
  me: Me,
  id: string,
  change: StateChange,
): Promise<ConversationDetail> {
  requirePermission(me, "conversation.edit");
  const by = { type: "agent", id: me.memberId, name: me.name } as const;
  await setState(memberScope(me), id, change, by);
  announceConversation(me.workspace.id, id);
  return getConversation(me, id);
}

/**
 * Assigns, resolves or reopens a conversation in one statement, which also inserts the webhook
 * deliveries of what has changed by it. Errors: not_found.
 */
export async function setState(
  scope: Scope,
  id: string,
  { status, assignee }: StateChange,
  by: NonNullable<WebhookFacts["by"]>,
): Promise<void> {
  const sets = [
    ...(assignee !== undefined ? [Prisma.sql`assignee_id = ${assignee?.id ?? null}::uuid`] : []),
    ...(status ? [STATUS[status]] : []),
  ];
  const facts = JSON.stringify({ by });
  const assigned = JSON.stringify({ by, assignee: assignee ?? null });
  const [row] = await db().$queryRaw<{ delivery_count: number }[]>`
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
    deliveries AS (${insertDeliveries(Prisma.sql`
      SELECT workspace_id, inbox_id, id AS conversation_id, contact_id, event, facts::jsonb
      FROM changed CROSS JOIN LATERAL (VALUES
        ('conversation.assigned', ${assigned}, has_assignee),
        ('conversation.resolved', ${facts}, has_status AND status = 'resolved'),
        ('conversation.reopened', ${facts}, has_status AND status = 'open')
      ) AS candidates (event, facts, has_happened) WHERE has_happened`)})
    SELECT (SELECT count(*) FROM deliveries)::int AS delivery_count FROM changed`;
  if (!row) throw notFound("conversation");
  if (row.delivery_count > 0) wakeDeliveries();
}

const STATUS = {
  resolved: Prisma.sql`status = 'resolved', resolved_at = now(), waiting_since = NULL`,
  open: Prisma.sql`status = 'open', resolved_at = NULL`,
} satisfies Record<ConversationStatus, Prisma.Sql>;
