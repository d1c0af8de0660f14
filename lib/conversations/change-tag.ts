import "server-only";
import type { EventType } from "@linkdesk/contract/domain-events.ts";
import { type Caller, eventActor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope, scopeCondition } from "../access/scope.ts";
import { insertEvents } from "../events/record-events.ts";
import { wakeDispatcher } from "../events/wake-dispatcher.ts";
import { invalidField } from "../platform/app-error.ts";
import { db, Prisma } from "../platform/db.ts";
import { announceChanged } from "./announce-changed.ts";
import { andCondition, type ConversationSet } from "./conversation-set.ts";

type Result = { tagCount: number; hadTag: boolean; hasChanged: boolean };

/**
 * Adds a tag to conversations or removes it, in one statement that also records it.
 * @param write What changes `conversation_tags`, with `allowed` as its source: rows of `id` and `tag_id`, if the
 *   conversations and the tag are of the workspace. It returns the `conversation_id` of each that has changed.
 * Returns what there was and what has happened, of each conversation that was found.
 * Errors: forbidden; invalid_request for a tag of nobody's.
 */
export async function changeTag(
  caller: Caller,
  set: ConversationSet,
  tagId: string,
  { event, write }: { event: EventType; write: Prisma.Sql },
): Promise<Map<string, Result>> {
  requirePermission(caller, "conversation.edit");
  const scope = memberScope(caller);
  const workspaceId = Prisma.sql`${scope.workspaceId}::uuid`;
  const rows = await db().$queryRaw<(Result & { id: string; knowsTag: boolean })[]>`
    WITH conversation AS (
      SELECT c.id, c.workspace_id, c.inbox_id, c.contact_id, c.last_seq,
        (SELECT count(*)::int FROM conversation_tags WHERE conversation_id = c.id) AS tag_count,
        EXISTS (SELECT 1 FROM conversation_tags
          WHERE conversation_id = c.id AND tag_id = ${tagId}::uuid) AS had_tag
      FROM conversations AS c
      WHERE c.id = ANY(${[...set.ids]}::uuid[]) AND c.workspace_id = ${workspaceId}
        ${scopeCondition(scope)} ${andCondition(set)}
      ORDER BY c.id FOR UPDATE OF c
    ),
    tag AS (SELECT id FROM tags WHERE id = ${tagId}::uuid AND workspace_id = ${workspaceId}),
    allowed AS (
      SELECT conversation.id, tag.id AS tag_id, tag_count FROM conversation CROSS JOIN tag
    ),
    written AS (${write}),
    counted AS (
      UPDATE conversations AS now SET revision = now.revision + 1
      FROM written WHERE now.id = written.conversation_id AND now.workspace_id = ${workspaceId}
    ),
    recorded AS (${insertEvents(
      eventActor(caller),
      Prisma.sql`
      SELECT c.workspace_id, c.inbox_id, c.id AS conversation_id, c.contact_id, ${event} AS type,
        jsonb_build_object('afterSeq', c.last_seq, 'tagId', ${tagId}::text) AS data
      FROM conversation AS c JOIN written ON written.conversation_id = c.id`,
    )})
    SELECT c.id, EXISTS (SELECT 1 FROM tag) AS "knowsTag", c.tag_count AS "tagCount",
      c.had_tag AS "hadTag", written.conversation_id IS NOT NULL AS "hasChanged"
    FROM conversation AS c LEFT JOIN written ON written.conversation_id = c.id`;
  if (rows[0]?.knowsTag === false) throw invalidField("tagId", "is not a tag of this workspace");
  const changed = rows.filter(({ hasChanged }) => hasChanged);
  if (changed.length > 0) {
    wakeDispatcher();
    announceChanged(
      caller.workspace.id,
      changed.map(({ id }) => ({ id, isVisible: false })),
    );
  }
  return new Map(rows.map(({ id, knowsTag: _, ...result }) => [id, result]));
}
