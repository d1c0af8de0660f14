import "server-only";
import { MAX_UNFINISHED_IMPORTS } from "@linkdesk/contract/import-limits.ts";
import type { CreateImportBody, ImportRow } from "@linkdesk/contract/imports.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { AppError, notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { requireImports } from "./find-import.ts";
import { getImport } from "./list-imports.ts";

/**
 * Begins an import: parts are sent to it, and then it is run. Errors: forbidden; not_found when the inbox is not of
 * this workspace; conflict when there are too many unfinished ones.
 */
export async function createImport(
  caller: RecordedCaller,
  body: CreateImportBody,
): Promise<ImportRow> {
  requireImports(caller);
  const workspaceId = caller.workspace.id;
  const { id } = await db().$transaction(async (tx) => {
    const where = { id: body.inboxId, workspaceId };
    if (!(await tx.inbox.findFirst({ where, select: { id: true } }))) throw notFound("inbox");
    // Two at once must not both find room for one.
    await tx.$queryRaw`SELECT 1 FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    const unfinished = { workspaceId, state: { not: "done" as const } };
    if ((await tx.import.count({ where: unfinished })) >= MAX_UNFINISHED_IMPORTS) {
      throw new AppError("conflict", {
        userMessage: `There are ${MAX_UNFINISHED_IMPORTS} unfinished imports. Finish or delete one first.`,
      });
    }
    return tx.import.create({ data: { ...body, workspaceId }, select: { id: true } });
  });
  return getImport(caller, id);
}
