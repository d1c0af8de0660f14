import "server-only";
import { workspaceChannel } from "@linkdesk/contract/events.ts";
import type { Note, PostNoteBody } from "@linkdesk/contract/notes.ts";
import { type Caller, eventActor, isKey } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope, scopeCondition } from "../access/scope.ts";
import { insertEvents } from "../events/record-events.ts";
import { wakeDispatcher } from "../events/wake-dispatcher.ts";
import { notFound } from "../platform/app-error.ts";
import { inBackground } from "../platform/background.ts";
import { db, Prisma } from "../platform/db.ts";
import { publish } from "../platform/realtime.ts";
import { uuidV7 } from "../platform/uuid.ts";
import { resolveMentions } from "./resolve-mentions.ts";
import { noteSelect, serializeNote } from "./serialize-note.ts";

/**
 * A member or a program leaves a note in a conversation, for the team. It changes nothing that the visitor gets:
 * neither the order of the messages nor what is unread nor who waits. Whom it mentions follows the conversation from
 * then on. `created` is false when the same clientId was used before. Errors: forbidden; not_found; invalid_request
 * for a mention of nobody.
 */
export async function writeNote(
  caller: Caller,
  conversationId: string,
  { clientId, text, mentions: refs = [] }: PostNoteBody,
): Promise<{ note: Note; created: boolean }> {
  requirePermission(caller, "conversation.note");
  const scope = memberScope(caller);
  const { workspaceId } = scope;
  const apiKeyId = isKey(caller) ? caller.keyId : null;
  const { mentions, memberIds } = await resolveMentions(caller, refs);
  const written = await db().$queryRaw<{ id: string }[]>`
    WITH conversation AS (
      SELECT id, workspace_id, inbox_id, contact_id, last_seq FROM conversations
      WHERE id = ${conversationId}::uuid AND workspace_id = ${workspaceId}::uuid ${scopeCondition(scope)}
    ),
    note AS (
      INSERT INTO notes
        (id, workspace_id, conversation_id, client_id, after_seq, member_id, api_key_id, text, mentions)
      SELECT ${uuidV7()}::uuid, workspace_id, id, ${clientId}::uuid, last_seq,
             ${caller.memberId}::uuid, ${apiKeyId}::uuid, ${text}, ${JSON.stringify(mentions)}::jsonb
      FROM conversation
      ON CONFLICT (conversation_id, client_id) DO NOTHING
      RETURNING id
    ),
    mentioned AS (${insertMentions(memberIds)}),
    followed AS (${insertFollowers(memberIds)}),
    recorded AS (${insertEvents(
      eventActor(caller),
      Prisma.sql`
      SELECT workspace_id, inbox_id, conversation.id AS conversation_id, contact_id,
        'note.created' AS type, jsonb_build_object('noteId', note.id,
          'mentionedIds', to_jsonb(${memberIds}::text[])) AS data
      FROM note CROSS JOIN conversation`,
    )})
    SELECT id FROM note`;
  const row = await db().note.findFirst({
    where: { conversationId, clientId, conversation: scope },
    select: noteSelect,
  });
  if (!row) throw notFound("conversation");
  const created = written.length > 0;
  if (created) {
    wakeDispatcher();
    announceNote(workspaceId, conversationId);
  }
  return { note: serializeNote(row), created };
}

/** The mentions of a row of `note` in `conversation`. */
export const insertMentions = (memberIds: readonly string[]) => Prisma.sql`
  INSERT INTO mentions (note_id, member_id, workspace_id, conversation_id)
  SELECT note.id, members.id, conversation.workspace_id, conversation.id
  FROM note CROSS JOIN conversation
  JOIN members ON members.workspace_id = conversation.workspace_id
    AND members.id = ANY(${memberIds}::uuid[])
  ON CONFLICT DO NOTHING`;

/** Has those who are mentioned in a row of `note` follow its `conversation`. */
export const insertFollowers = (memberIds: readonly string[]) => Prisma.sql`
  INSERT INTO conversation_followers (conversation_id, member_id)
  SELECT conversation.id, members.id
  FROM note CROSS JOIN conversation
  JOIN members ON members.workspace_id = conversation.workspace_id
    AND members.id = ANY(${memberIds}::uuid[])
  ON CONFLICT DO NOTHING`;

/** On the team's channel only, and without the words: a hint to fetch. The answer does not wait for it. */
export function announceNote(workspaceId: string, conversationId: string): void {
  const channel = workspaceChannel(workspaceId);
  const event = { channel, name: "note.written", data: { conversationId } } as const;
  inBackground("announceNote", publish([event]));
}
