import "server-only";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { ImportProblem } from "@linkdesk/contract/imports.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { invalidField, notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { requireImports } from "./find-import.ts";

/** What is not imported, or not as it was sent, in the order in which it was found. Errors: forbidden, not_found. */
export async function listImportProblems(
  caller: RecordedCaller,
  importId: string,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Page<ImportProblem>> {
  requireImports(caller);
  const where = { id: importId, workspaceId: caller.workspace.id };
  if (!(await db().import.findFirst({ where, select: { id: true } }))) throw notFound("import");
  const rows = await db().importProblem.findMany({
    where: { importId, ...(cursor === undefined ? {} : { id: { gt: placeOf(cursor) } }) },
    orderBy: { id: "asc" },
    take: limit + 1,
    select: { id: true, part: true, line: true, record: true, field: true, message: true },
  });
  const page = rows.slice(0, limit);
  return {
    items: page.map(({ id, ...problem }) => ({ id: String(id), ...problem })),
    nextCursor: rows.length > limit ? String(page.at(-1)?.id) : null,
  };
}

function placeOf(cursor: string): bigint {
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  throw invalidField("cursor", "is not a cursor of this list; start again without a cursor");
}
