import "server-only";
import type { EventType } from "@linkdesk/contract/domain-events.ts";
import { workspaceChannel } from "@linkdesk/contract/events.ts";
import { type Caller, eventActor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope, scopeCondition } from "../access/scope.ts";
import { insertEvents } from "../events/record-events.ts";
import { wakeDispatcher } from "../events/wake-dispatcher.ts";
import { invalidField, notFound } from "../platform/app-error.ts";
import { inBackground } from "../platform/background.ts";
import { db, Prisma } from "../platform/db.ts";
import { publish } from "../platform/realtime.ts";

/**
 * Has a member follow a conversation or not, in one statement that also records it. Returns whether that changed
 * anything.
 * @param write What changes `conversation_followers`, with `allowed` as its source: a row of `id` and `member_id`, if
 *   the conversation and the member are of the workspace. It returns a row if something has changed.
 * Errors: forbidden; not_found; invalid_request for a member of nobody's.
 */
export async function changeFollower(
  caller: Caller,
  { conversationId, memberId }: { conversationId: string; memberId: string },
  event: EventType,
  write: Prisma.Sql,
): Promise<boolean> {
  requirePermission(caller, "conversation.edit");
  const scope = memberScope(caller);
  const workspaceId = Prisma.sql`${scope.workspaceId}::uuid`;
  const [row] = await db().$queryRaw<{ knowsMember: boolean; hasChanged: boolean }[]>`
    WITH conversation AS (
      SELECT id, workspace_id, inbox_id, contact_id FROM conversations
      WHERE id = ${conversationId}::uuid AND workspace_id = ${workspaceId} ${scopeCondition(scope)}
    ),
    member AS (
      SELECT id FROM members WHERE id = ${memberId}::uuid AND workspace_id = ${workspaceId}
    ),
    allowed AS (
      SELECT conversation.id, member.id AS member_id FROM conversation CROSS JOIN member
    ),
    written AS (${write}),
    recorded AS (${insertEvents(
      eventActor(caller),
      Prisma.sql`
      SELECT c.workspace_id, c.inbox_id, c.id AS conversation_id, c.contact_id, ${event} AS type,
        jsonb_build_object('memberId', ${memberId}::text) AS data
      FROM conversation AS c CROSS JOIN written`,
    )})
    SELECT EXISTS (SELECT 1 FROM member) AS "knowsMember",
      EXISTS (SELECT 1 FROM written) AS "hasChanged" FROM conversation`;
  if (!row) throw notFound("conversation");
  if (!row.knowsMember) throw invalidField("memberId", "is not a member of this workspace");
  if (row.hasChanged) {
    wakeDispatcher();
    const channel = workspaceChannel(caller.workspace.id);
    const changed = { channel, name: "followers.changed", data: { conversationId } } as const;
    inBackground("announceFollowers", publish([changed]));
  }
  return row.hasChanged;
}
