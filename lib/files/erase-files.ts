import "server-only";
import { db, type Prisma } from "../platform/db.ts";
import { isStorageAvailable, removeFile } from "../platform/storage.ts";

const BATCH = 200;

/**
 * Deletes the rows of the attachments of conversations; returns how many. The bytes are removed after
 * the commit ({@link removeErasedFiles}), so that a rollback does not leave messages with broken files.
 */
export function eraseFilesOfConversations(
  tx: Prisma.TransactionClient,
  conversationIds: string[],
): Promise<number> {
  return tx.$executeRaw`
    WITH gone AS (
      DELETE FROM attachments USING messages
      WHERE message_id = messages.id AND conversation_id = ANY(${conversationIds}::uuid[])
      RETURNING attachments.id
    )
    INSERT INTO file_removals (attachment_id) SELECT id FROM gone`;
}

/** The same for files that sessions uploaded and never sent. */
export function eraseUnsentFiles(
  tx: Prisma.TransactionClient,
  sessionIds: string[],
): Promise<number> {
  return tx.$executeRaw`
    WITH gone AS (
      DELETE FROM attachments
      WHERE session_id = ANY(${sessionIds}::uuid[]) AND message_id IS NULL
      RETURNING id
    )
    INSERT INTO file_removals (attachment_id) SELECT id FROM gone`;
}

/** A file that is not sent within this time is not expected to be sent any more. */
const UNSENT_TTL_MS = 24 * 60 * 60 * 1000;

/**
 * Deletes the rows of files that were uploaded more than a day ago and never sent, whatever the
 * retention settings are; returns how many. The row's lock protects a file that is being attached to
 * a message.
 */
export async function eraseStaleUploads(now: Date, mayGoOn: () => boolean): Promise<number> {
  const before = new Date(now.getTime() - UNSENT_TTL_MS);
  let erased = 0;
  for (let count = BATCH; count === BATCH && mayGoOn(); erased += count) {
    count = await db().$executeRaw`
      WITH stale AS (
        SELECT id FROM attachments WHERE message_id IS NULL AND created_at < ${before}
        LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
      ), gone AS (
        DELETE FROM attachments USING stale
        WHERE attachments.id = stale.id AND message_id IS NULL
        RETURNING attachments.id
      )
      INSERT INTO file_removals (attachment_id) SELECT id FROM gone`;
  }
  return erased;
}

/** Deletes one file that could not be kept. */
export async function eraseUpload(id: string): Promise<void> {
  await db().$executeRaw`
    WITH gone AS (DELETE FROM attachments WHERE id = ${id}::uuid RETURNING id)
    INSERT INTO file_removals (attachment_id) SELECT id FROM gone`;
}

/**
 * Removes the bytes of attachments whose rows were deleted, in this run or in an interrupted one. The
 * entry of a file is deleted after its bytes, so that none is missed; removing twice is harmless, so
 * concurrent runs need no lock. Without storage the entries stay.
 */
export async function removeErasedFiles(): Promise<void> {
  if (!isStorageAvailable()) return;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await db().fileRemoval.findMany({
      where: { attachmentId: { gt: after } },
      orderBy: { attachmentId: "asc" },
      take: BATCH,
      select: { attachmentId: true },
    });
    const ids = rows.map((row) => row.attachmentId);
    for (const id of ids) {
      await removeFile(id);
      await removeFile(`${id}.thumb`);
    }
    await db().fileRemoval.deleteMany({ where: { attachmentId: { in: ids } } });
    const last = ids.at(-1);
    if (!last || ids.length < BATCH) return;
    after = last;
  }
}
