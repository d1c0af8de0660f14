import "server-only";
import type { EventType } from "@linkdesk/contract/domain-events.ts";
import { type Caller, eventActor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope, scopeCondition } from "../access/scope.ts";
import { insertEvents } from "../events/record-events.ts";
import { wakeDispatcher } from "../events/wake-dispatcher.ts";
import { invalidField, notFound } from "../platform/app-error.ts";
import { db, Prisma } from "../platform/db.ts";
import { announceForTeam } from "./announce.ts";

type Result = { knowsTag: boolean; tagCount: number; hasChanged: boolean };

/**
 * Adds a tag to a conversation or removes it, in one statement that also records it.
 * @param write What changes `conversation_tags`, with `allowed` as its source: a row of `id` and `tag_id`, if the
 *   conversation and the tag are of the workspace. It returns a row if something has changed.
 * Errors: forbidden; not_found; invalid_request for a tag of nobody's.
 */
export async function changeTag(
  caller: Caller,
  { conversationId, tagId }: { conversationId: string; tagId: string },
  event: EventType,
  write: Prisma.Sql,
): Promise<Result> {
  requirePermission(caller, "conversation.edit");
  const scope = memberScope(caller);
  const workspaceId = Prisma.sql`${scope.workspaceId}::uuid`;
  const [row] = await db().$queryRaw<Result[]>`
    WITH conversation AS (
      SELECT id, workspace_id, inbox_id, contact_id, last_seq,
        (SELECT count(*)::int FROM conversation_tags WHERE conversation_id = conversations.id) AS tag_count
      FROM conversations
      WHERE id = ${conversationId}::uuid AND workspace_id = ${workspaceId} ${scopeCondition(scope)}
      FOR UPDATE
    ),
    tag AS (SELECT id FROM tags WHERE id = ${tagId}::uuid AND workspace_id = ${workspaceId}),
    allowed AS (
      SELECT conversation.id, tag.id AS tag_id, tag_count FROM conversation CROSS JOIN tag
    ),
    written AS (${write}),
    counted AS (
      UPDATE conversations AS now SET revision = now.revision + 1
      FROM written WHERE now.id = ${conversationId}::uuid AND now.workspace_id = ${workspaceId}
    ),
    recorded AS (${insertEvents(
      eventActor(caller),
      Prisma.sql`
      SELECT c.workspace_id, c.inbox_id, c.id AS conversation_id, c.contact_id, ${event} AS type,
        jsonb_build_object('afterSeq', c.last_seq, 'tagId', ${tagId}::text) AS data
      FROM conversation AS c CROSS JOIN written`,
    )})
    SELECT EXISTS (SELECT 1 FROM tag) AS "knowsTag", tag_count AS "tagCount",
      EXISTS (SELECT 1 FROM written) AS "hasChanged" FROM conversation`;
  if (!row) throw notFound("conversation");
  if (!row.knowsTag) throw invalidField("tagId", "is not a tag of this workspace");
  if (row.hasChanged) {
    wakeDispatcher();
    announceForTeam(caller.workspace.id, conversationId);
  }
  return row;
}
