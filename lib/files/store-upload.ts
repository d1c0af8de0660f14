import "server-only";
import { type Attachment, MAX_UPLOAD_BYTES } from "@linkdesk/contract/attachments.ts";
import { REFUSED_FIELDS } from "@linkdesk/contract/file-refusals.ts";
import { type Caller, isKey } from "../access/actor.ts";
import type { VisitorSession } from "../access/visitor-session.ts";
import { readBytes } from "../http/read-body.ts";
import { AppError, invalidField } from "../platform/app-error.ts";
import { isStorageAvailable } from "../platform/storage.ts";
import { detectType, isTypeAllowed } from "./detect-type.ts";
import { type FileOwner, requireAnyRoom } from "./quotas.ts";
import { serializeAttachment } from "./serialize-attachment.ts";
import { fileName, storeFile } from "./store-file.ts";

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

/** An agent or a program uploads a file. Errors: payload_too_large, invalid_request, storage_full, unavailable. */
export function storeTeamUpload(caller: Caller, request: Request): Promise<Attachment> {
  const workspaceId = caller.workspace.id;
  const owner = isKey(caller)
    ? { workspaceId, apiKeyId: caller.keyId }
    : { workspaceId, memberId: caller.memberId };
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
  const name = fileName(decodeName(request.headers.get("x-file-name")));
  const bytes = await readBytes(request, Math.min(limits.maxBytes, MAX_UPLOAD_BYTES));
  if (bytes.length === 0) throw invalidField(REFUSED_FIELDS.fileEmpty, "is empty");
  const detected = await detectType(bytes, name);
  if (!isTypeAllowed(limits.types, detected, name)) {
    throw invalidField(REFUSED_FIELDS.fileTypeRefused, `must be one of ${limits.types.join(", ")}`);
  }
  return serializeAttachment(await storeFile(owner, name, bytes, detected));
}

function decodeName(header: string | null): string {
  try {
    return decodeURIComponent(header ?? "");
  } catch {
    throw invalidField("x-file-name", "must be the file's name, percent-encoded");
  }
}
