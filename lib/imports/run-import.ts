import "server-only";
import type { ImportRow } from "@linkdesk/contract/imports.ts";
import type { JobData } from "@linkdesk/contract/jobs.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { AppError } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { enqueue } from "../platform/jobs.ts";
import { importTarget, lockImport, requireImports } from "./find-import.ts";
import { forgetRecords } from "./forget-imports.ts";
import { getImport } from "./list-imports.ts";
import { stepImport } from "./step-import.ts";

/** Less than a job may take; then the rest is another job, so that other jobs have their turn. */
const MAX_JOB_MS = 20_000;

/**
 * Starts the import, or a dry run that only counts. A job does the work. Calling it again while it runs queues
 * another job, which goes on where the first one is. Errors: forbidden, not_found; conflict when nothing was sent or
 * the import is done.
 */
export async function runImport(
  caller: RecordedCaller,
  id: string,
  { dryRun }: { dryRun: boolean },
): Promise<ImportRow> {
  requireImports(caller);
  const workspaceId = caller.workspace.id;
  await db().$transaction(async (tx) => {
    const row = await lockImport(tx, workspaceId, id);
    if (row.state === "done") {
      throw new AppError("conflict", {
        userMessage: "This import is done. Create another one for more files.",
      });
    }
    if (row.state === "waiting") {
      if ((await tx.importPart.count({ where: { importId: id } })) === 0) {
        throw new AppError("conflict", {
          userMessage: "Nothing was sent to this import yet. Send its parts first.",
        });
      }
      await tx.importProblem.deleteMany({ where: { importId: id, isOfRun: true } });
      const start = { cursorKind: null, cursorId: null, counts: {}, startedAt: new Date() };
      await tx.import.update({
        where: { id, workspaceId },
        data: { ...start, state: dryRun ? "checking" : "importing" },
        select: { id: true },
      });
      if (!dryRun) {
        await recordAudit(tx, caller, { action: "import.started", target: importTarget(row) });
      }
    }
    await enqueue(tx, "run-import", { workspaceId, importId: id });
  });
  return getImport(caller, id);
}

/** The job: works for a while, and leaves the rest to another job. */
export async function continueImport({
  workspaceId,
  importId,
}: JobData<"run-import">): Promise<void> {
  const deadline = performance.now() + MAX_JOB_MS;
  while (await stepImport(workspaceId, importId)) {
    if (performance.now() < deadline) continue;
    await db().$transaction((tx) => enqueue(tx, "run-import", { workspaceId, importId }));
    return;
  }
  const where = { id: importId, workspaceId, state: "done" as const };
  if (await db().import.findFirst({ where, select: { id: true } })) await forgetRecords(importId);
}
