import "server-only";
import type { Note, UpdateNoteBody } from "@linkdesk/contract/notes.ts";
import { type Caller, eventActor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { recordEvents } from "../events/record-events.ts";
import { AppError } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { isWriter, lockNote } from "./find-note.ts";
import { resolveMentions } from "./resolve-mentions.ts";
import { noteSelect, serializeNote } from "./serialize-note.ts";
import { announceNote } from "./write-note.ts";

/**
 * The writer of a note changes its text and whom it mentions. Who is mentioned only now takes part from then on, and
 * who was mentioned already is not notified again. Errors: forbidden, for a note of somebody else; not_found;
 * invalid_request for a mention of nobody; conflict, if it has another `editedAt` than the one that was changed.
 */
export async function updateNote(
  caller: Caller,
  conversationId: string,
  noteId: string,
  { text, mentions: refs = [], editedAt }: UpdateNoteBody,
): Promise<Note> {
  requirePermission(caller, "conversation.note");
  const workspaceId = caller.workspace.id;
  const { mentions, memberIds } = await resolveMentions(caller, refs);
  const updated = await db().$transaction(async (tx) => {
    const before = await lockNote(tx, caller, conversationId, noteId);
    if (!isWriter(caller, before)) {
      throw new AppError("forbidden", { userMessage: "Only who wrote a note can change it." });
    }
    if (editedAt !== undefined && editedAt !== (before.editedAt?.toISOString() ?? null)) {
      throw new AppError("conflict", {
        userMessage: "This note was changed in the meantime. Read it again.",
      });
    }
    const known = before.mentioned.map(({ memberId }) => memberId);
    const added = memberIds.filter((memberId) => !known.includes(memberId));
    const row = await tx.note.update({
      where: { id: noteId },
      data: {
        ...{ text, mentions },
        // Two changes never have the same time.
        editedAt: new Date(Math.max(Date.now(), (before.editedAt?.getTime() ?? 0) + 1)),
        mentioned: {
          deleteMany: { memberId: { notIn: memberIds } },
          createMany: {
            data: added.map((memberId) => ({ memberId, workspaceId, conversationId })),
            skipDuplicates: true,
          },
        },
      },
      select: noteSelect,
    });
    await tx.conversationFollower.createMany({
      data: added.map((memberId) => ({ memberId, conversationId })),
      skipDuplicates: true,
    });
    await recordEvents(tx, [
      {
        ...{ type: "note.updated", workspaceId, conversationId, ...before.conversation },
        actor: eventActor(caller),
        data: { noteId, mentionedIds: added },
      },
    ]);
    return row;
  });
  announceNote(workspaceId, conversationId);
  return serializeNote(updated);
}
