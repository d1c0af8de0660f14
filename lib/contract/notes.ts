import { NOTE_PAGE_SIZE } from "./limits.ts";
import { clientId, messageText, storableText } from "./text.ts";
import { z } from "./zod.ts";

/** What the team writes for itself in a conversation. No visitor ever gets one. */
export type Note = {
  id: string;
  conversationId: string;
  /** What the browser that sent it calls it. */
  clientId: string;
  /** The newest message when it was written: it stands behind that one. */
  afterSeq: number;
  /** `id` is null for a member who left. */
  author: { id: string | null; name: string };
  text: string;
  createdAt: string;
};

export const postNoteBody = z.strictObject({ clientId, text: messageText });
export type PostNoteBody = z.infer<typeof postNoteBody>;

/** Newest first. */
export const notesQuery = z.strictObject({
  cursor: storableText(200).optional(),
  limit: z.coerce.number().int().min(1).max(NOTE_PAGE_SIZE).default(NOTE_PAGE_SIZE),
});
export type NotesQuery = z.infer<typeof notesQuery>;
