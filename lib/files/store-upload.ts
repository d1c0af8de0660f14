import { cutText } from "@linkdesk/chat/cut-text.ts";
import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import {
  type Attachment,
  MAX_FILE_NAME_CHARS,
  MAX_UPLOAD_BYTES,
} from "@linkdesk/contract/attachments.ts";
import { REFUSED_FIELDS } from "@linkdesk/contract/file-refusals.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { readBytes } from "../http/read-body.ts";
import { AppError, invalidField } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { type CleanImage, cleanImage, PicturesBusyError } from "../platform/images.ts";
import { isStorageAvailable, putFile } from "../platform/storage.ts";
import { uuidV7 } from "../platform/uuid.ts";
import { detectType, isTypeAllowed } from "./detect-type.ts";
import { eraseUpload } from "./erase-files.ts";
import { type FileOwner, requireAnyRoom, requireRoom } from "./quotas.ts";
import { attachmentSelect, serializeAttachment } from "./serialize-attachment.ts";

/** Text after a dot that is longer than this does not count as a file extension. */
const MAX_ENDING_CHARS = 20;

type Limits = { maxBytes: number; types: string[] };

/**
 * Stores a visitor's file, within what the inbox allows. It belongs to this session until it is
 * attached to a message. Errors: forbidden (uploads are off), payload_too_large, invalid_request,
 * storage_full, unavailable (too many pictures at once).
 */
export async function storeVisitorUpload(
  session: VisitorSession,
  request: Request,
): Promise<Attachment> {
  const { uploads } = session.settings.behaviour;
  if (!uploads.enabled) {
    throw new AppError("forbidden", { userMessage: "Files cannot be sent in this chat." });
  }
  const { id: sessionId, workspaceId, inboxId } = session;
  const owner = { workspaceId, sessionId, inboxId, contactId: session.contact.id };
  return storeUpload(owner, uploads, request);
}

/** An agent uploads a file. Errors: payload_too_large, invalid_request, storage_full, unavailable. */
export function storeMemberUpload(me: Me, request: Request): Promise<Attachment> {
  const owner = { workspaceId: me.workspace.id, memberId: me.memberId };
  return storeUpload(owner, { maxBytes: MAX_UPLOAD_BYTES, types: [] }, request);
}

async function storeUpload(
  owner: FileOwner,
  limits: Limits,
  request: Request,
): Promise<Attachment> {
  if (!isStorageAvailable()) {
    throw new AppError("unavailable", { userMessage: "Files cannot be sent here." });
  }
  await requireAnyRoom(owner);
  const name = fileName(request.headers.get("x-file-name"));
  const bytes = await readBytes(request, Math.min(limits.maxBytes, MAX_UPLOAD_BYTES));
  if (bytes.length === 0) throw invalidField(REFUSED_FIELDS.fileEmpty, "is empty");
  const detected = await detectType(bytes, name);
  if (!isTypeAllowed(limits.types, detected, name)) {
    throw invalidField(REFUSED_FIELDS.fileTypeRefused, `must be one of ${limits.types.join(", ")}`);
  }
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
  return serializeAttachment(row);
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

/** The name without any path, control characters or invisible direction marks. */
function fileName(header: string | null): string {
  let name = "";
  try {
    name = decodeURIComponent(header ?? "");
  } catch {
    throw invalidField("x-file-name", "must be the file's name, percent-encoded");
  }
  const bare = name
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
