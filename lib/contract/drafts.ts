import { id, timestamp } from "./shapes.ts";
import { rowId, storableText } from "./text.ts";
import { z } from "./zod.ts";

/** What an agent writes: a reply to the visitor, or a note for the team. */
export const DRAFT_MODES = ["reply", "note"] as const;

/** Longer than a message may be: what is too long to be sent is not lost either. */
export const MAX_DRAFT_CHARS = 20_000;
/** The most drafts of a member. */
export const MAX_DRAFTS = 500;

/** That a member has a draft in a conversation, without its text. */
export const draftMark = z.strictObject({
  conversationId: id,
  mode: z.enum(DRAFT_MODES),
  updatedAt: timestamp,
});
export type DraftMark = z.infer<typeof draftMark>;

/** A draft as its member reads it. */
export const draft = draftMark.extend({
  text: z.string(),
  revision: z.int().describe("Grows with each change of the draft."),
});
export type Draft = z.infer<typeof draft>;

export const saveDraftBody = z.strictObject({
  mode: z.enum(DRAFT_MODES),
  text: storableText(MAX_DRAFT_CHARS).describe("Empty to delete the draft."),
  tabId: rowId.describe("Which page writes."),
  tabVersion: z
    .int()
    .min(0)
    .max(2_147_483_647)
    .describe("Grows with each text of the page: an older one that arrives late is not stored."),
});
export type SaveDraftBody = z.infer<typeof saveDraftBody>;

export const savedDraft = z.strictObject({ revision: z.int() });
