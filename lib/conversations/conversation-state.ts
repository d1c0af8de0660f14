import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { ConversationDetail, ConversationStatus } from "@linkdesk/contract/conversations.ts";
import type { EventActor } from "@linkdesk/contract/domain-events.ts";
import { insertEvents } from "../events/record-events.ts";
import { wakeDispatcher } from "../events/wake-dispatcher.ts";
import { notFound } from "../http/app-error.ts";
import { db, Prisma } from "../platform/db.ts";
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
  await setState(memberScope(me), id, change, { type: "member", id: me.memberId });
  announceConversation(me.workspace.id, id);
  return getConversation(me, id);
}

/**
 * Assigns, resolves or reopens a conversation in one statement, which also records the events of what
 * has changed by it. Errors: not_found.
 */
export async function setState(
  scope: Scope,
  id: string,
  { status, assignee }: StateChange,
  actor: EventActor,
): Promise<void> {
  const sets = [
    ...(assignee !== undefined ? [Prisma.sql`assignee_id = ${assignee?.id ?? null}::uuid`] : []),
    ...(status ? [STATUS[status]] : []),
  ];
  const [row] = await db().$queryRaw<{ id: string }[]>`
    WITH before AS (
      SELECT id, status, assignee_id FROM conversations
      WHERE id = ${id}::uuid AND workspace_id = ${scope.workspaceId}::uuid ${visitorCondition(scope)}
      FOR UPDATE
    ),
    changed AS (
      UPDATE conversations AS now SET ${Prisma.join(sets)}
      FROM before WHERE now.id = before.id
      RETURNING now.id, now.workspace_id, now.inbox_id, now.contact_id, now.status, now.assignee_id,
        before.assignee_id AS previous_assignee_id, now.status <> before.status AS has_status,
        now.assignee_id IS DISTINCT FROM before.assignee_id AS has_assignee,
        jsonb_build_object('afterSeq', now.last_seq) AS place
    ),
    recorded AS (${insertEvents(
      actor,
      Prisma.sql`
      SELECT workspace_id, inbox_id, id AS conversation_id, contact_id, type, place || more AS data
      FROM changed CROSS JOIN LATERAL (VALUES
        ('conversation.assigned', has_assignee, jsonb_build_object(
          'assigneeId', assignee_id, 'previousAssigneeId', previous_assignee_id)),
        ('conversation.resolved', has_status AND status = 'resolved', '{}'),
        ('conversation.reopened', has_status AND status = 'open', '{}')
      ) AS candidates (type, has_happened, more) WHERE has_happened`,
    )})
    SELECT id FROM changed`;
  if (!row) throw notFound("conversation");
  wakeDispatcher();
}

const STATUS = {
  resolved: Prisma.sql`status = 'resolved', resolved_at = now(), waiting_since = NULL`,
  open: Prisma.sql`status = 'open', resolved_at = NULL`,
} satisfies Record<ConversationStatus, Prisma.Sql>;
