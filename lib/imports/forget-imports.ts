import "server-only";
import { UNFINISHED_KEPT_DAYS } from "@linkdesk/contract/import-limits.ts";
import { db } from "../platform/db.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Rows in one DELETE, so that none takes long. */
const BATCH = 20_000;
const MAX_IMPORTS = 100;

/** Deletes what was sent to an import. Its report stays. */
export async function forgetRecords(importId: string): Promise<void> {
  for (let count = BATCH; count === BATCH; ) {
    count = await db().$executeRaw`
      DELETE FROM import_records WHERE ctid IN (
        SELECT ctid FROM import_records WHERE import_id = ${importId}::uuid LIMIT ${BATCH})`;
  }
}

/**
 * Deletes the imports that nobody finished for a week, and what a killed process left of finished ones. A running
 * import changes with every step.
 */
export async function forgetImports(now = new Date()): Promise<void> {
  const changedBefore = new Date(now.getTime() - UNFINISHED_KEPT_DAYS * DAY_MS);
  for (;;) {
    const old = await db().import.findMany({
      where: { state: { not: "done" }, updatedAt: { lt: changedBefore } },
      orderBy: { updatedAt: "asc" },
      take: MAX_IMPORTS,
      select: { id: true },
    });
    for (const { id } of old) {
      await forgetRecords(id);
      await db().import.deleteMany({ where: { id, updatedAt: { lt: changedBefore } } });
    }
    if (old.length < MAX_IMPORTS) break;
  }
  const finished = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM imports WHERE state = 'done' AND finished_at > ${changedBefore}
      AND EXISTS (SELECT 1 FROM import_records WHERE import_id = imports.id)`;
  for (const { id } of finished) await forgetRecords(id);
}
