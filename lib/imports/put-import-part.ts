import "server-only";
import {
  type ImportSource,
  MAX_IMPORT_PARTS,
  MAX_PART_BYTES,
} from "@linkdesk/contract/import-limits.ts";
import type { ImportMessage } from "@linkdesk/contract/import-records.ts";
import type { ImportPart } from "@linkdesk/contract/imports.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { readBytes } from "../http/read-body.ts";
import { AppError, notFound } from "../platform/app-error.ts";
import { db, LONG_TRANSACTION, type Prisma } from "../platform/db.ts";
import { lockImport, requireImports } from "./find-import.ts";
import type { PartRecord } from "./readers/read-part.ts";
import { readPartInWorker } from "./readers/read-part-in-worker.ts";

/** Rows in one INSERT. */
const BATCH = 1_000;

type Part = { id: string; number: number; firstLine: number };

/**
 * Reads a part of the file, and keeps what it holds until the import is run. Sending a part again replaces it. Errors:
 * forbidden, not_found, payload_too_large; invalid_request when it is no text or has too many lines; conflict while
 * the import runs and afterwards.
 */
export async function putImportPart(
  caller: RecordedCaller,
  part: Part,
  request: Request,
): Promise<ImportPart> {
  requireImports(caller);
  const workspaceId = caller.workspace.id;
  // Before the body: nothing is read for an import of somebody else.
  const where = { id: part.id, workspaceId };
  const row = await db().import.findFirst({ where, select: { source: true } });
  if (!row) throw notFound("import");
  const bytes = await readBytes(request, MAX_PART_BYTES);
  return storePart(workspaceId, part, bytes, row.source as ImportSource);
}

/** See {@link putImportPart}; `bytes` is the part. */
export async function storePart(
  workspaceId: string,
  { id, number, firstLine }: Part,
  bytes: Uint8Array,
  source: ImportSource,
): Promise<ImportPart> {
  if (number > MAX_IMPORT_PARTS) throw notFound("part");
  const read = await readPartInWorker(bytes, { source, firstLine });
  const { records, problems, skipped, failed } = read;
  await db().$transaction(async (tx) => {
    const { state } = await lockImport(tx, workspaceId, id);
    if (state !== "waiting") {
      throw new AppError("conflict", {
        userMessage:
          state === "done"
            ? "This import is done. Create another one for more files; what is there already is not imported twice."
            : "This import is running. Wait until it has finished.",
      });
    }
    await tx.importRecord.deleteMany({ where: { importId: id, part: number } });
    await tx.importProblem.deleteMany({ where: { importId: id, part: number, isOfRun: false } });
    for (let at = 0; at < records.length; at += BATCH) {
      await insert(tx, id, number, records.slice(at, at + BATCH));
    }
    await tx.importProblem.createMany({
      data: problems.map((problem) => ({ importId: id, isOfRun: false, part: number, ...problem })),
    });
    const counts = { bytes: bytes.length, records: records.length, skipped, failed };
    await tx.importPart.upsert({
      where: { importId_number: { importId: id, number } },
      create: { importId: id, number, ...counts },
      update: counts,
      select: { number: true },
    });
    // What the newest run said is about other parts.
    await tx.importProblem.deleteMany({ where: { importId: id, isOfRun: true } });
    const data = { checkedAt: null, counts: {} };
    await tx.import.update({ where: { id, workspaceId }, data, select: { id: true } });
  }, LONG_TRANSACTION);
  return { number, bytes: bytes.length, records: records.length, skipped, failed };
}

/** What was sent before under the same id is replaced, except by what a conversation says of its contact by the way. */
async function insert(
  tx: Prisma.TransactionClient,
  importId: string,
  part: number,
  records: PartRecord[],
): Promise<void> {
  const rows = [...lastOfEach(records).values()];
  await tx.$executeRaw`
    INSERT INTO import_records
      (import_id, kind, parent_id, external_id, part, line, place, at, is_partial, data)
    SELECT ${importId}::uuid, kind::"ImportRecordKind", parent_id, external_id, ${part}, line, place, at,
      is_partial, data
    FROM unnest(
      ${rows.map(({ key }) => key.kind)}::text[], ${rows.map(({ key }) => key.parentId)}::text[],
      ${rows.map(({ key }) => key.externalId)}::text[], ${rows.map(({ line }) => line)}::int[],
      ${rows.map(({ place }) => place)}::int[], ${rows.map(({ at }) => at)}::timestamptz[],
      ${rows.map(({ isPartial }) => isPartial)}::bool[],
      ${rows.map(({ record }) => JSON.stringify(record))}::jsonb[]
    ) AS row (kind, parent_id, external_id, line, place, at, is_partial, data)
    ON CONFLICT (import_id, kind, parent_id, external_id) DO UPDATE
      SET part = excluded.part, line = excluded.line, place = excluded.place, at = excluded.at,
          is_partial = excluded.is_partial, data = excluded.data
      WHERE import_records.is_partial OR NOT excluded.is_partial`;
}

function lastOfEach(records: PartRecord[]) {
  const byKey = new Map<string, ReturnType<typeof rowOf>>();
  for (const record of records) {
    const row = rowOf(record);
    const key = `${row.key.kind} ${JSON.stringify([row.key.parentId, row.key.externalId])}`;
    const before = byKey.get(key);
    if (!before || before.isPartial || !row.isPartial) byKey.set(key, row);
  }
  return byKey;
}

function rowOf(part: PartRecord) {
  const { record } = part;
  switch (record.type) {
    case "contact":
    case "conversation":
      return { ...part, key: { kind: record.type, parentId: "", externalId: record.id }, at: null };
    case "message":
    case "note":
      return { ...part, key: keyOf(record), at: record.createdAt };
  }
}

const keyOf = ({ conversationId, id }: ImportMessage) => ({
  kind: "message",
  parentId: conversationId,
  externalId: id,
});
