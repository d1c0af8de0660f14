import {
  MAX_REPLIES_CSV_CHARS,
  MAX_REPLY_FOLDER_CHARS,
  MAX_REPLY_NAME_CHARS,
  REPLY_PAGE_SIZE,
} from "./limits.ts";
import { id, timestamp } from "./shapes.ts";
import { label, messageText, storableText } from "./text.ts";
import { z } from "./zod.ts";

/** A text that agents insert into what they write. */
export const savedReply = z.strictObject({
  id,
  name: z.string(),
  folder: z.string().describe("Empty: in no folder."),
  text: z.string().describe("May have variables such as {{contact.first_name | there}}."),
  isShared: z
    .boolean()
    .describe("Whether the whole workspace has it. Otherwise it is the member’s own."),
  useCount: z.int(),
  lastUsedAt: timestamp.nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type SavedReply = z.infer<typeof savedReply>;

const fields = {
  name: label(MAX_REPLY_NAME_CHARS),
  folder: storableText(MAX_REPLY_FOLDER_CHARS).transform((s) => s.replace(/\s+/g, " ").trim()),
  text: messageText,
};
const isShared = z.boolean();

/** Newest first. */
export const savedRepliesQuery = z.strictObject({
  cursor: storableText(200).optional(),
  limit: z.coerce.number().int().min(1).max(REPLY_PAGE_SIZE).default(REPLY_PAGE_SIZE),
});
export type SavedRepliesQuery = z.infer<typeof savedRepliesQuery>;

export const createSavedReplyBody = z.strictObject({
  ...fields,
  folder: fields.folder.default(""),
  isShared: isShared
    .default(true)
    .describe("False: only for the member who calls. A program’s are always shared."),
});
export type CreateSavedReplyBody = z.infer<typeof createSavedReplyBody>;

export const patchSavedReplyBody = z
  .strictObject({ ...fields, isShared })
  .partial()
  .refine((body) => Object.values(body).some((value) => value !== undefined), {
    message: "must change something",
  });
export type PatchSavedReplyBody = z.infer<typeof patchSavedReplyBody>;

/** A line of an imported file. */
export const importedReply = z.strictObject({ ...fields, folder: fields.folder.default("") });
export type ImportedReply = z.infer<typeof importedReply>;

export const importSavedRepliesBody = z.strictObject({
  csv: storableText(MAX_REPLIES_CSV_CHARS).describe(
    "A CSV file whose first line names its columns: name, text and, if there are folders, folder.",
  ),
  isShared: isShared.default(true).describe("False: only for the member who calls."),
});
export type ImportSavedRepliesBody = z.infer<typeof importSavedRepliesBody>;

export const importedReplies = z.strictObject({
  imported: z.int().describe("How many there were."),
});
export type ImportedReplies = z.infer<typeof importedReplies>;
