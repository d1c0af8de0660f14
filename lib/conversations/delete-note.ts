import "server-only";
import { eventActor, type RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { recordEvents } from "../events/record-events.ts";
import { db } from "../platform/db.ts";
import { isWriter, lockNote } from "./find-note.ts";
import { serializeNote } from "./serialize-note.ts";
import { announceNote } from "./write-note.ts";

/**
 * Deletes a note with its text, wherever it is kept: the search and deliveries of webhooks follow with the event. Its
 * writer may, and admins, which the audit log then says. Errors: forbidden, not_found.
 */
export async function deleteNote(
  caller: RecordedCaller,
  conversationId: string,
  noteId: string,
): Promise<void> {
  requirePermission(caller, "conversation.note");
  const workspaceId = caller.workspace.id;
  await db().$transaction(async (tx) => {
    const row = await lockNote(tx, caller, conversationId, noteId);
    if (!isWriter(caller, row)) {
      requirePermission(caller, "conversation.delete_note");
      const { author } = serializeNote(row);
      const kind = row.apiKeyId ? "api_key" : "member";
      const target = { kind, id: author.id, label: author.name } as const;
      await recordAudit(tx, caller, { action: "note.deleted", target });
    }
    await tx.note.delete({ where: { id: noteId } });
    await recordEvents(tx, [
      {
        ...{ type: "note.deleted", workspaceId, conversationId, ...row.conversation },
        actor: eventActor(caller),
        data: { noteId },
      },
    ]);
  });
  announceNote(workspaceId, conversationId);
}
