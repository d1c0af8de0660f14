import "server-only";
import { cutText } from "@linkdesk/chat/cut-text.ts";
import { MAX_FILE_NAME_CHARS } from "@linkdesk/contract/attachments.ts";
import { AppError } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { type CleanImage, cleanImage, PicturesBusyError } from "../platform/images.ts";
import { putFile } from "../platform/storage.ts";
import { uuidV7 } from "../platform/uuid.ts";
import { eraseUpload } from "./erase-files.ts";
import { type FileOwner, requireRoom } from "./quotas.ts";
import { type AttachmentRow, attachmentSelect } from "./serialize-attachment.ts";

/** Text after a dot that is longer than this does not count as a file extension. */
const MAX_ENDING_CHARS = 20;

/**
 * Stores a file. It belongs to its owner until it is attached to a message.
 * @param detected Its type as `detectType` found it.
 * Errors: storage_full, unavailable (too many pictures at once).
 */
export async function storeFile(
  owner: FileOwner,
  name: string,
  bytes: Uint8Array,
  detected: string,
): Promise<AttachmentRow> {
  const image = detected.startsWith("image/") ? await prepareImage(bytes) : null;
  const id = uuidV7();
  const stored = image?.bytes ?? bytes;
  const data = {
    id,
    ...owner,
    // An AVIF is kept as WebP; see picture-worker.mjs.
    name: image?.contentType === "image/webp" ? name.replace(/\.avif$/i, ".webp") : name,
    // An image that cannot be decoded is not shown, even if its first bytes look like one.
    contentType: image?.contentType ?? (isImage(detected) ? "application/octet-stream" : detected),
    bytes: stored.length,
    width: image?.width,
    height: image?.height,
    hasThumbnail: image !== null,
  };
  // The row is inserted first, to reserve the space. Its id is not known to anybody before the file is
  // stored; a row without a file is deleted with the unsent files.
  const row = await db().$transaction(async (tx) => {
    await requireRoom(tx, owner, stored.length);
    return tx.attachment.create({ data, select: attachmentSelect });
  });
  try {
    await putFile(id, stored);
    if (image) await putFile(`${id}.thumb`, image.thumbnail);
  } catch (error) {
    await eraseUpload(id);
    throw error;
  }
  return row;
}

async function prepareImage(bytes: Uint8Array): Promise<CleanImage | null> {
  return cleanImage(bytes).catch((error: unknown) => {
    if (!(error instanceof PicturesBusyError)) throw error;
    const userMessage = "Many pictures are being sent right now. Please try again in a moment.";
    const { retryAfterSeconds } = error;
    throw new AppError("unavailable", { userMessage, retryAfterSeconds });
  });
}

const isImage = (type: string) => type.startsWith("image/");

/** A foreign file name without any path, control characters or invisible direction marks. */
export function fileName(foreign: string): string {
  const bare = foreign
    .toWellFormed()
    .replace(/^.*[\\/]/, "")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim();
  return shortened(bare) || "file";
}

/** Shortens a long name in the middle, because the beginning and the extension identify a file. */
function shortened(name: string): string {
  if (name.length <= MAX_FILE_NAME_CHARS) return name;
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 && name.length - dot <= MAX_ENDING_CHARS ? name.slice(dot) : "";
  return `${cutText(name, MAX_FILE_NAME_CHARS - ending.length - 1)}…${ending}`;
}
