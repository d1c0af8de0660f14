import "server-only";
import type { RecordedCaller } from "../access/actor.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { db } from "../platform/db.ts";
import { importTarget, lockImport, requireImports } from "./find-import.ts";
import { forgetRecords } from "./forget-imports.ts";

/**
 * Deletes an import with what was sent to it and its report; one that runs stops. What it has imported stays, and
 * importing it again still finds it. Errors: forbidden, not_found.
 */
export async function deleteImport(caller: RecordedCaller, id: string): Promise<void> {
  requireImports(caller);
  const workspaceId = caller.workspace.id;
  await db().$transaction(async (tx) => {
    const row = await lockImport(tx, workspaceId, id);
    await recordAudit(tx, caller, { action: "import.deleted", target: importTarget(row) });
    // Stops it, while the records go in batches.
    await tx.import.update({ where: { id, workspaceId }, data: { state: "done" } });
  });
  await forgetRecords(id);
  await db().import.deleteMany({ where: { id, workspaceId } });
}
