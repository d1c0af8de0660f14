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
import { noteSelect, serializeNote } from "./serialize-note.ts";

/**
 * A member or a program leaves a note in a conversation, for the team. It changes nothing that the visitor gets:
 * neither the order of the messages nor what is unread nor who waits. `created` is false when the
 * same clientId was used before. Errors: forbidden, not_found.
 */
export async function writeNote(
  caller: Caller,
  conversationId: string,
  { clientId, text }: PostNoteBody,
): Promise<{ note: Note; created: boolean }> {
  requirePermission(caller, "conversation.note");
  const scope = memberScope(caller);
  const { workspaceId } = scope;
  const apiKeyId = isKey(caller) ? caller.keyId : null;
  const written = await db().$queryRaw<{ id: string }[]>`
    WITH conversation AS (
      SELECT id, workspace_id, inbox_id, contact_id, last_seq FROM conversations
      WHERE id = ${conversationId}::uuid AND workspace_id = ${workspaceId}::uuid ${scopeCondition(scope)}
    ),
    note AS (
      INSERT INTO notes
        (id, workspace_id, conversation_id, client_id, after_seq, member_id, api_key_id, text)
      SELECT ${uuidV7()}::uuid, workspace_id, id, ${clientId}::uuid, last_seq,
             ${caller.memberId}::uuid, ${apiKeyId}::uuid, ${text}
      FROM conversation
      ON CONFLICT (conversation_id, client_id) DO NOTHING
      RETURNING id
    ),
    recorded AS (${insertEvents(
      eventActor(caller),
      Prisma.sql`
      SELECT workspace_id, inbox_id, conversation.id AS conversation_id, contact_id,
        'note.created' AS type, jsonb_build_object('noteId', note.id) AS data
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
    inBackground("announceNote", announceNote(workspaceId, conversationId));
  }
  return { note: serializeNote(row), created };
}

/** On the team's channel only, and without the words: a hint to fetch. */
function announceNote(workspaceId: string, conversationId: string): Promise<void> {
  const channel = workspaceChannel(workspaceId);
  return publish([{ channel, name: "note.written", data: { conversationId } }]);
}
