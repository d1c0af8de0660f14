import { MAX_MENTIONS, NOTE_PAGE_SIZE } from "./limits.ts";
import { ownClientId } from "./messages.ts";
import { id, timestamp } from "./shapes.ts";
import { messageText, rowId, storableText } from "./text.ts";
import { z } from "./zod.ts";

const MENTION_TYPES = ["member", "team"] as const;

/** A member or a team that a note mentions. */
export const noteMention = z.strictObject({
  type: z.enum(MENTION_TYPES),
  id,
  name: z.string().describe("As it was when the note was written: its text has it behind an @."),
});
export type NoteMention = z.infer<typeof noteMention>;

/** Whom to mention. All members of a team are. */
export const mentionRef = z.strictObject({ type: z.enum(MENTION_TYPES), id: rowId });
export type MentionRef = z.infer<typeof mentionRef>;

const mentions = z
  .array(mentionRef)
  .max(MAX_MENTIONS, `must be at most ${MAX_MENTIONS}`)
  .describe(
    "The members and teams that the note mentions. They take part in the conversation from then on.",
  );

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
  mentions: z.array(noteMention),
  createdAt: timestamp,
  editedAt: timestamp.nullable().describe("When its writer last changed it."),
});
export type Note = z.infer<typeof note>;

export const writtenNote = z.strictObject({ note });

export const postNoteBody = z.strictObject({
  clientId: ownClientId,
  text: messageText,
  mentions: mentions.default([]),
});
export type PostNoteBody = { clientId: string; text: string; mentions?: MentionRef[] };

/** Replaces the text and the mentions. */
export const updateNoteBody = z.strictObject({
  text: messageText,
  mentions: mentions.default([]),
  editedAt: timestamp
    .nullable()
    .optional()
    .describe(
      "The `editedAt` of the note that you changed: 409 if it was changed again since. Without it, the change always counts.",
    ),
});
export type UpdateNoteBody = { text: string; mentions?: MentionRef[]; editedAt?: string | null };

export const noteParams = z.object({ id: rowId, noteId: rowId });

/** Newest first. */
export const notesQuery = z.strictObject({
  cursor: storableText(200).optional(),
  limit: z.coerce.number().int().min(1).max(NOTE_PAGE_SIZE).default(NOTE_PAGE_SIZE),
});
export type NotesQuery = z.infer<typeof notesQuery>;
