import "server-only";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission, requireUnlimited } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { notFound } from "../platform/app-error.ts";
import { db, LONG_TRANSACTION } from "../platform/db.ts";
import { announceSettings } from "../workspaces/announce-settings.ts";

/** Deletes a tag, and takes it off every conversation. Errors: forbidden, not_found. */
export async function deleteTag(caller: RecordedCaller, id: string): Promise<void> {
  requirePermission(caller, "tag.manage");
  requireUnlimited(caller);
  const workspaceId = caller.workspace.id;
  await db().$transaction(async (tx) => {
    const row = await tx.tag.findFirst({ where: { id, workspaceId }, select: { name: true } });
    if (!row) throw notFound("tag");
    await tx.tag.deleteMany({ where: { id, workspaceId } });
    const target = { kind: "tag", id, label: row.name } as const;
    await recordAudit(tx, caller, { action: "tag.deleted", target });
  }, LONG_TRANSACTION);
  announceSettings(workspaceId, "tags");
}
