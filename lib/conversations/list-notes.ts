import "server-only";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { Note, NotesQuery } from "@linkdesk/contract/notes.ts";
import type { Caller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope } from "../access/scope.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { noteSelect, serializeNote } from "./serialize-note.ts";

/** The team's notes in a conversation, newest first. Errors: forbidden, not_found. */
export async function listNotes(
  caller: Caller,
  conversationId: string,
  { cursor, limit }: NotesQuery,
): Promise<Page<Note>> {
  requirePermission(caller, "conversation.note");
  const place = cursor === undefined ? null : decodeCursor(cursor);
  const conversation = await db().conversation.findFirst({
    where: { id: conversationId, ...memberScope(caller) },
    select: {
      notes: {
        where: place
          ? {
              OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }],
            }
          : {},
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: limit + 1,
        select: noteSelect,
      },
    },
  });
  if (!conversation) throw notFound("conversation");
  const page = conversation.notes.slice(0, limit);
  const last = conversation.notes.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(serializeNote),
    nextCursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}
