import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { ConversationStatus, Priority } from "@linkdesk/contract/conversations.ts";
import type { EventActor } from "@linkdesk/contract/domain-events.ts";
import { type Caller, eventActor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope, type Scope, scopeCondition } from "../access/scope.ts";
import { insertEvents } from "../events/record-events.ts";
import { wakeDispatcher } from "../events/wake-dispatcher.ts";
import { db, Prisma } from "../platform/db.ts";
import { announceChanged } from "./announce-changed.ts";
import { andCondition, type ConversationSet, type Inverses, onlyOne } from "./conversation-set.ts";
import { visitorStatus } from "./serialize-conversation.ts";

/** The fields to change; at least one. */
type StateChange = {
  status?: ConversationStatus;
  /** With the status `snoozed`: when it opens again; null: when the contact writes. */
  snoozedUntil?: Date | null;
  /** Null: nobody. */
  assigneeId?: string | null;
  /** Null: no team. */
  teamId?: string | null;
  priority?: Priority | null;
};
export type State = {
  status: ConversationStatus;
  snoozedUntil: Date | null;
  assigneeId: string | null;
  teamId: string | null;
  priority: Priority | null;
};

/** Changes the state for a member or a program, and notifies who may know of it. Errors: forbidden, not_found. */
export async function setStateAsTeam(
  caller: Caller,
  id: string,
  change: StateChange,
): Promise<State> {
  return onlyOne(id, await setStatesAsTeam(caller, { ids: [id] }, change));
}

/** The same for a set of conversations. Returns the state before of each that was found. Errors: forbidden. */
export async function setStatesAsTeam(
  caller: Caller,
  set: ConversationSet,
  change: StateChange,
): Promise<Map<string, State>> {
  requirePermission(caller, "conversation.edit");
  const states = await setStates(memberScope(caller), set, change, eventActor(caller));
  const { status } = change;
  const isVisible = (before: State) =>
    status !== undefined && visitorStatus(status) !== visitorStatus(before.status);
  const changed = [...states].map(([id, before]) => ({ id, isVisible: isVisible(before) }));
  announceChanged(caller.workspace.id, changed);
  return states;
}

/** The inverse for each conversation of a set, from its state before. */
export const inversesOf = (
  states: ReadonlyMap<string, State>,
  inverseOf: (before: State) => ConversationAction | null,
): Inverses => new Map([...states].map(([id, before]) => [id, inverseOf(before)]));

/** The action that gives a conversation the status back that it had. */
export function statusAction({ status, snoozedUntil }: State): ConversationAction {
  if (status === "resolved") return { type: "resolve" };
  if (status === "open") return { type: "reopen" };
  // A snooze that would be over by now is over.
  if (snoozedUntil && snoozedUntil.getTime() <= Date.now()) return { type: "reopen" };
  return { type: "snooze", until: snoozedUntil?.toISOString() ?? null };
}

/** Changes a conversation, and returns the state before. A new assignee follows it from then on. Errors: not_found. */
export async function setState(
  scope: Scope,
  id: string,
  change: StateChange,
  actor: EventActor,
): Promise<State> {
  return onlyOne(id, await setStates(scope, { ids: [id] }, change, actor));
}

/**
 * Changes conversations in one statement, which also records the events of what has changed by it. Returns the
 * state before of each that was found. The rows are locked by id, so that two such statements do not wait for each
 * other.
 */
async function setStates(
  scope: Scope,
  set: ConversationSet,
  change: StateChange,
  actor: EventActor,
): Promise<Map<string, State>> {
  const rows = await db().$queryRaw<(State & { id: string })[]>`
    WITH before AS (
      SELECT c.id, c.status, c.snoozed_until, c.assignee_id, c.team_id, c.priority
      FROM conversations AS c
      WHERE c.id = ANY(${[...set.ids]}::uuid[]) AND c.workspace_id = ${scope.workspaceId}::uuid
        ${scopeCondition(scope)} ${andCondition(set)}
      ORDER BY c.id FOR UPDATE OF c
    ),
    changed AS (
      UPDATE conversations AS now SET ${Prisma.join(setsOf(change))}
      FROM before WHERE now.id = before.id
      RETURNING now.id, now.workspace_id, now.inbox_id, now.contact_id, now.status,
        now.snoozed_until, now.assignee_id, now.team_id, now.priority,
        before.status AS previous_status, before.snoozed_until AS previous_snoozed_until,
        before.assignee_id AS previous_assignee_id, before.team_id AS previous_team_id,
        before.priority AS previous_priority,
        jsonb_build_object('afterSeq', now.last_seq) AS place
    ),
    followed AS (
      INSERT INTO conversation_followers (conversation_id, member_id)
      SELECT id, assignee_id FROM changed
      WHERE assignee_id IS NOT NULL AND assignee_id IS DISTINCT FROM previous_assignee_id
      ON CONFLICT DO NOTHING
    ),
    recorded AS (${insertEvents(actor, EVENTS)})
    SELECT id, status, snoozed_until AS "snoozedUntil", assignee_id AS "assigneeId",
      team_id AS "teamId", priority FROM before`;
  if (rows.length > 0) wakeDispatcher();
  return new Map(rows.map(({ id, ...state }) => [id, state]));
}

function setsOf(change: StateChange): Prisma.Sql[] {
  const { status, snoozedUntil, assigneeId, teamId, priority } = change;
  return [
    ...(assigneeId !== undefined ? [Prisma.sql`assignee_id = ${assigneeId}::uuid`] : []),
    ...(teamId !== undefined ? [Prisma.sql`team_id = ${teamId}::uuid`] : []),
    ...(priority !== undefined ? [Prisma.sql`priority = ${priority}::"Priority"`] : []),
    ...(status ? [STATUS[status]] : []),
    ...(snoozedUntil ? [Prisma.sql`snoozed_until = ${snoozedUntil}`] : []),
    ...(status && !snoozedUntil ? [Prisma.sql`snoozed_until = NULL`] : []),
  ];
}

const STATUS = {
  open: Prisma.sql`status = 'open', resolved_at = NULL`,
  snoozed: Prisma.sql`status = 'snoozed', resolved_at = NULL, woken_at = NULL`,
  resolved: Prisma.sql`
    status = 'resolved', resolved_at = now(), waiting_since = NULL, woken_at = NULL`,
} satisfies Record<ConversationStatus, Prisma.Sql>;

/** What has happened to a row of `changed`. */
const EVENTS = Prisma.sql`
  SELECT workspace_id, inbox_id, id AS conversation_id, contact_id, type, place || more AS data
  FROM changed CROSS JOIN LATERAL (VALUES
    ('conversation.assigned', assignee_id IS DISTINCT FROM previous_assignee_id,
      jsonb_build_object('assigneeId', assignee_id, 'previousAssigneeId', previous_assignee_id)),
    ('conversation.team_assigned', team_id IS DISTINCT FROM previous_team_id,
      jsonb_build_object('teamId', team_id, 'previousTeamId', previous_team_id)),
    ('conversation.prioritized', priority IS DISTINCT FROM previous_priority,
      jsonb_build_object('priority', priority, 'previousPriority', previous_priority)),
    ('conversation.snoozed', status = 'snoozed' AND (previous_status <> 'snoozed'
      OR snoozed_until IS DISTINCT FROM previous_snoozed_until),
      jsonb_build_object('until', snoozed_until)),
    ('conversation.unsnoozed', status = 'open' AND previous_status = 'snoozed', '{}'),
    ('conversation.resolved', status = 'resolved' AND previous_status <> 'resolved', '{}'),
    ('conversation.reopened', status <> 'resolved' AND previous_status = 'resolved', '{}')
  ) AS candidates (type, has_happened, more) WHERE has_happened`;
