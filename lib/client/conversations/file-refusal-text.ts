import { MAX_ATTACHMENTS, MAX_UPLOAD_BYTES } from "@linkdesk/contract/attachments.ts";
import type { FileRefusal } from "@linkdesk/contract/file-refusals.ts";
import { t } from "@/lib/texts/conversations";
import { fileSize } from "../file-size.ts";

/** What is said beside the name of a file that is not taken. */
export function fileRefusalText(refusal: FileRefusal): string {
  const limits = { size: fileSize(MAX_UPLOAD_BYTES), count: MAX_ATTACHMENTS };
  return t(`files.refusals.${refusal}`, limits);
}
