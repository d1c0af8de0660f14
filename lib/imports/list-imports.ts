import "server-only";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { ImportSource } from "@linkdesk/contract/import-limits.ts";
import type { ImportRow, ImportState } from "@linkdesk/contract/imports.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { requireImports } from "./find-import.ts";
import { readCounts } from "./import-counts.ts";

const importSelect = {
  id: true,
  name: true,
  source: true,
  account: true,
  inbox: { select: { id: true, name: true } },
  state: true,
  counts: true,
  createdAt: true,
  checkedAt: true,
  startedAt: true,
  finishedAt: true,
} as const;

type Row = {
  id: string;
  name: string;
  source: string;
  account: string;
  inbox: { id: string; name: string };
  state: ImportState;
  counts: unknown;
  createdAt: Date;
  checkedAt: Date | null;
  startedAt: Date | null;
  finishedAt: Date | null;
};

/** The workspace's imports, newest first, one keyset page. Errors: forbidden. */
export async function listImports(
  caller: RecordedCaller,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Page<ImportRow>> {
  requireImports(caller);
  const place = cursor === undefined ? null : decodeCursor(cursor);
  const rows = await db().import.findMany({
    where: { workspaceId: caller.workspace.id, ...(place ? { id: { lt: place.id } } : {}) },
    orderBy: { id: "desc" },
    take: limit + 1,
    select: importSelect,
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: await serializeImports(page),
    nextCursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

/** One import. Errors: forbidden, not_found. */
export async function getImport(caller: RecordedCaller, id: string): Promise<ImportRow> {
  requireImports(caller);
  const where = { id, workspaceId: caller.workspace.id };
  const row = await db().import.findFirst({ where, select: importSelect });
  if (!row) throw notFound("import");
  const [serialized] = await serializeImports([row]);
  if (!serialized) throw new Error("one row is one import");
  return serialized;
}

async function serializeImports(rows: Row[]): Promise<ImportRow[]> {
  const importId = { in: rows.map(({ id }) => id) };
  const [parts, records, problems] = await Promise.all([
    db().importPart.groupBy({
      by: ["importId"],
      where: { importId },
      _count: true,
      _sum: { bytes: true },
    }),
    db().importRecord.groupBy({ by: ["importId", "kind"], where: { importId }, _count: true }),
    db().importProblem.groupBy({ by: ["importId"], where: { importId }, _count: true }),
  ]);
  return rows.map((row) => {
    const sent = parts.find(({ importId }) => importId === row.id);
    const found = (kind: "contact" | "conversation" | "message") =>
      records.find((one) => one.importId === row.id && one.kind === kind)?._count ?? 0;
    return {
      id: row.id,
      name: row.name,
      source: row.source as ImportSource,
      account: row.account,
      inbox: { id: row.inbox.id, name: row.inbox.name },
      state: row.state,
      parts: sent?._count ?? 0,
      bytes: sent?._sum.bytes ?? 0,
      found: {
        contacts: found("contact"),
        conversations: found("conversation"),
        messages: found("message"),
      },
      counts: readCounts(row.counts),
      problems: problems.find(({ importId }) => importId === row.id)?._count ?? 0,
      createdAt: row.createdAt.toISOString(),
      checkedAt: row.checkedAt?.toISOString() ?? null,
      startedAt: row.startedAt?.toISOString() ?? null,
      finishedAt: row.finishedAt?.toISOString() ?? null,
    };
  });
}
