import "server-only";
import type { SearchResults } from "@linkdesk/contract/search.ts";
import { db, LONG_TRANSACTION, Prisma } from "../platform/db.ts";
import { indexDocuments } from "./index-documents.ts";

const BATCH = 500;
/** Counting more takes long: the planner's estimate will do. */
const MAX_COUNTED = 200_000;

type Kind = "message" | "note" | "contact";
type Row = { kind: Kind; cursor: string | null; done: number; total: number | null };

const TABLES = { message: "messages", note: "notes", contact: "contacts" } satisfies Record<
  Kind,
  string
>;

/**
 * Makes the next batch of what is older than search itself searchable, newest first. Its progress is written with it,
 * so that another process goes on where this one was killed; two at once take different tables, or one waits.
 * Returns whether there is more to do.
 */
export async function backfillBatch(size = BATCH): Promise<boolean> {
  return await db().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>`
      SELECT kind::text, cursor, done, total FROM search_backfills
      ORDER BY search_backfills.kind LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (!row) return (await tx.searchBackfill.count()) > 0;
    const { kind } = row;
    const table = Prisma.raw(TABLES[kind]);
    const behind = row.cursor ? Prisma.sql`WHERE id < ${row.cursor}::uuid` : Prisma.empty;
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM ${table} ${behind} ORDER BY id DESC LIMIT ${size}`;
    const ids = rows.map(({ id }) => id);
    await indexDocuments(tx, { [`${kind}Ids`]: ids });
    if (ids.length < size) {
      await tx.searchBackfill.delete({ where: { kind } });
      return (await tx.searchBackfill.count()) > 0;
    }
    const total = row.total ?? (await estimate(tx, kind));
    const data = { cursor: ids.at(-1), done: row.done + ids.length, total };
    await tx.searchBackfill.update({ where: { kind }, data, select: { kind: true } });
    return true;
  }, LONG_TRANSACTION);
}

async function estimate(tx: Prisma.TransactionClient, kind: Kind): Promise<number> {
  const [row] = await tx.$queryRaw<{ planned: number; counted: number }[]>`
    SELECT (SELECT reltuples::float8 FROM pg_class WHERE oid = ${TABLES[kind]}::regclass) AS planned,
      (SELECT count(*)::int FROM (
        SELECT 1 FROM ${Prisma.raw(TABLES[kind])} LIMIT ${MAX_COUNTED}) AS few) AS counted`;
  return Math.round(Math.max(row?.planned ?? 0, row?.counted ?? 0));
}

/**
 * How much is searchable, in percent: the numbers are of the whole installation and nobody's business. Null:
 * everything.
 */
export async function readProgress(): Promise<SearchResults["indexing"]> {
  const rows = await db().searchBackfill.findMany({ select: { done: true, total: true } });
  if (rows.length === 0) return null;
  const done = rows.reduce((sum, row) => sum + row.done, 0);
  const total = rows.reduce((sum, row) => sum + (row.total ?? row.done + 1), 0);
  return { done: Math.min(99, Math.floor((100 * done) / Math.max(1, total))), total: 100 };
}
