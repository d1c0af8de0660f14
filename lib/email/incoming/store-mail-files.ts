import "server-only";
import { detectType } from "../../files/detect-type.ts";
import type { FileOwner } from "../../files/quotas.ts";
import { fileName, storeFile } from "../../files/store-file.ts";
import { AppError } from "../../platform/app-error.ts";
import { log } from "../../platform/log.ts";
import { isStorageAvailable } from "../../platform/storage.ts";
import type { ParsedMail } from "../parse/parsed-mail.ts";
import type { Contact } from "./find-sender.ts";
import type { MailThread } from "./find-thread.ts";
import type { Judgement } from "./judge-mail.ts";

export type StoredFiles = {
  ids: string[];
  /** Content-ID → id of the file. */
  inline: Record<string, string>;
  /** Some could not be stored; they are in the mail only, which is then kept whole. */
  isIncomplete: boolean;
};

type Options = {
  received: { workspaceId: string; inboxId: string };
  mail: ParsedMail;
  thread: MailThread | null;
  judgement: Judgement;
  contact: Contact | null;
};

/**
 * Stores the files of a mail that becomes a message, before its transaction: a repeated attempt leaves files
 * behind that belong to no message, and those are deleted after a day. Where there is no room, the mail is
 * accepted without them.
 */
export async function storeMailFiles(options: Options): Promise<StoredFiles> {
  const { mail } = options;
  const stored: StoredFiles = { ids: [], inline: {}, isIncomplete: mail.isTruncated };
  const owner = ownerOf(options);
  if (!owner || mail.files.length === 0) return stored;
  if (!isStorageAvailable()) return { ...stored, isIncomplete: true };
  for (const { name, content, contentId } of mail.files) {
    if (content.length === 0) continue;
    try {
      const kept = fileName(name);
      const { id } = await storeFile(owner, kept, content, await detectType(content, kept));
      stored.ids.push(id);
      if (contentId) stored.inline[contentId] = id;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "storage_full") throw error;
      log.warn("email.file_not_stored", { inbox: options.received.inboxId, error });
      stored.isIncomplete = true;
    }
  }
  return stored;
}

function ownerOf({ received, thread, judgement, contact }: Options): FileOwner | null {
  const { workspaceId, inboxId } = received;
  if (judgement.becomes === "member_message" && thread?.member) {
    return { workspaceId, memberId: thread.member.id };
  }
  return contact && { workspaceId, inboxId, contactId: contact.id, sessionId: null };
}
