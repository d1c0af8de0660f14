import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import { workspaceChannel } from "@linkdesk/contract/events.ts";
import type { Note, PostNoteBody } from "@linkdesk/contract/notes.ts";
import { requirePermission } from "../access/permissions.ts";
import { notFound } from "../platform/app-error.ts";
import { inBackground } from "../platform/background.ts";
import { db } from "../platform/db.ts";
import { publish } from "../platform/realtime.ts";
import { uuidV7 } from "../platform/uuid.ts";
import { noteSelect, serializeNote } from "./serialize-note.ts";

/**
 * A member leaves a note in a conversation, for the team. It changes nothing that the visitor gets:
 * neither the order of the messages nor what is unread nor who waits. `created` is false when the
 * same clientId was used before. Errors: forbidden, not_found.
 */
export async function writeNote(
  me: Me,
  conversationId: string,
  { clientId, text }: PostNoteBody,
): Promise<{ note: Note; created: boolean }> {
  requirePermission(me, "conversation.note");
  const workspaceId = me.workspace.id;
  const created = await db().$executeRaw`
    INSERT INTO notes (id, workspace_id, conversation_id, client_id, after_seq, member_id, text)
    SELECT ${uuidV7()}::uuid, workspace_id, id, ${clientId}::uuid, last_seq,
           ${me.memberId}::uuid, ${text}
    FROM conversations WHERE id = ${conversationId}::uuid AND workspace_id = ${workspaceId}::uuid
    ON CONFLICT (conversation_id, client_id) DO NOTHING`;
  const row = await db().note.findFirst({
    where: { conversationId, clientId, workspaceId },
    select: noteSelect,
  });
  if (!row) throw notFound("conversation");
  if (created > 0) inBackground("announceNote", announceNote(workspaceId, conversationId));
  return { note: serializeNote(row), created: created > 0 };
}

/** On the team's channel only, and without the words: a hint to fetch. */
function announceNote(workspaceId: string, conversationId: string): Promise<void> {
  const channel = workspaceChannel(workspaceId);
  return publish([{ channel, name: "note.written", data: { conversationId } }]);
}
