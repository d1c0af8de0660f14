import { MAX_ATTACHMENTS, MAX_UPLOAD_BYTES } from "@linkdesk/contract/attachments.ts";
import type { FileRefusal } from "@linkdesk/contract/file-refusals.ts";
import { fileSize } from "../file-size.ts";

/** What is said beside the name of a file that is not taken. */
export const FILE_REFUSAL_TEXTS = {
  fileEmpty: "The file is empty.",
  fileUnreadable: "This can’t be read. You can’t send a folder, only the files in it.",
  fileTooLarge: `Too large: at most ${fileSize(MAX_UPLOAD_BYTES)}.`,
  fileTypeRefused: "This type of file isn’t accepted.",
  filesFull: "There is no room for more files. Remove some, or ask an admin.",
  tooManyFiles: `A message takes at most ${MAX_ATTACHMENTS} files.`,
} satisfies Record<FileRefusal, string>;
