import "server-only";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission, requireUnlimited } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { announceSettings } from "../workspaces/announce-settings.ts";
import { idsInOrder, lockDefinitions, setOrder } from "./lock-definitions.ts";

/** Deletes a definition. The values stay in contacts and conversations. Errors: forbidden, not_found. */
export async function deleteDefinition(caller: RecordedCaller, id: string): Promise<void> {
  requirePermission(caller, "attribute.manage");
  requireUnlimited(caller);
  const workspaceId = caller.workspace.id;
  const where = { id, workspaceId };
  await db().$transaction(async (tx) => {
    await lockDefinitions(tx, workspaceId);
    const select = { name: true, subject: true };
    const row = await tx.attributeDefinition.findFirst({ where, select });
    if (!row) throw notFound("attribute");
    await tx.attributeDefinition.deleteMany({ where });
    await setOrder(tx, workspaceId, await idsInOrder(tx, workspaceId, row.subject));
    const target = { kind: "attribute", id, label: row.name } as const;
    await recordAudit(tx, caller, { action: "attribute.deleted", target });
  });
  announceSettings(workspaceId, "attributes");
}
