import { ownClientId } from "./conversations.ts";
import { NOTE_PAGE_SIZE } from "./limits.ts";
import { id, timestamp } from "./shapes.ts";
import { messageText, storableText } from "./text.ts";
import { z } from "./zod.ts";

/** What the team writes for itself in a conversation. No visitor ever gets one. */
export const note = z.strictObject({
  id,
  conversationId: id,
  clientId: id.describe("What the browser that sent it calls it."),
  afterSeq: z.int().describe("The newest message when it was written: it stands behind that one."),
  author: z
    .strictObject({ id: id.nullable(), name: z.string() })
    .describe("`id` is null for a member who left."),
  text: z.string(),
  createdAt: timestamp,
});
export type Note = z.infer<typeof note>;

export const writtenNote = z.strictObject({ note });

export const postNoteBody = z.strictObject({ clientId: ownClientId, text: messageText });
export type PostNoteBody = { clientId: string; text: string };

/** Newest first. */
export const notesQuery = z.strictObject({
  cursor: storableText(200).optional(),
  limit: z.coerce.number().int().min(1).max(NOTE_PAGE_SIZE).default(NOTE_PAGE_SIZE),
});
export type NotesQuery = z.infer<typeof notesQuery>;
