import "server-only";
import type { ConversationStatus } from "@linkdesk/contract/conversations.ts";
import type { EventActor } from "@linkdesk/contract/domain-events.ts";
import { type Caller, eventActor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope, type Scope, scopeCondition } from "../access/scope.ts";
import { insertEvents } from "../events/record-events.ts";
import { wakeDispatcher } from "../events/wake-dispatcher.ts";
import { notFound } from "../platform/app-error.ts";
import { db, Prisma } from "../platform/db.ts";
import { announceConversation } from "./announce.ts";

/** The fields to change; at least one. */
type StateChange = {
  status?: ConversationStatus;
  /** Null: nobody. */
  assigneeId?: string | null;
};
type State = { status: ConversationStatus; assigneeId: string | null };

/** Changes the state for a member or a program, and notifies both sides. Errors: forbidden, not_found. */
export async function setStateAsTeam(
  caller: Caller,
  id: string,
  change: StateChange,
): Promise<State> {
  requirePermission(caller, "conversation.edit");
  const before = await setState(memberScope(caller), id, change, eventActor(caller));
  announceConversation(caller.workspace.id, id);
  return before;
}

/**
 * Assigns, resolves or reopens a conversation in one statement, which also records the events of what has
 * changed by it. Returns the state before. Errors: not_found.
 */
export async function setState(
  scope: Scope,
  id: string,
  { status, assigneeId }: StateChange,
  actor: EventActor,
): Promise<State> {
  const sets = [
    ...(assigneeId !== undefined ? [Prisma.sql`assignee_id = ${assigneeId}::uuid`] : []),
    ...(status ? [STATUS[status]] : []),
  ];
  const [row] = await db().$queryRaw<State[]>`
    WITH before AS (
      SELECT id, status, assignee_id FROM conversations
      WHERE id = ${id}::uuid AND workspace_id = ${scope.workspaceId}::uuid ${scopeCondition(scope)}
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
    SELECT status, assignee_id AS "assigneeId" FROM before`;
  if (!row) throw notFound("conversation");
  wakeDispatcher();
  return row;
}

const STATUS = {
  resolved: Prisma.sql`status = 'resolved', resolved_at = now(), waiting_since = NULL`,
  open: Prisma.sql`status = 'open', resolved_at = NULL`,
} satisfies Record<ConversationStatus, Prisma.Sql>;
