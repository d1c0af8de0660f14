import "server-only";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { notFound } from "../platform/app-error.ts";
import { db, LONG_TRANSACTION } from "../platform/db.ts";
import { announceSettings } from "../workspaces/announce-settings.ts";

/** Deletes a team. Its conversations keep their assignees. Errors: forbidden, not_found. */
export async function deleteTeam(actor: Actor, id: string): Promise<void> {
  requirePermission(actor, "team.manage");
  const workspaceId = actor.workspace.id;
  await db().$transaction(async (tx) => {
    const row = await tx.team.findFirst({ where: { id, workspaceId }, select: { name: true } });
    if (!row) throw notFound("team");
    await tx.team.deleteMany({ where: { id, workspaceId } });
    const target = { kind: "team", id, label: row.name } as const;
    await recordAudit(tx, actor, { action: "team.deleted", target });
  }, LONG_TRANSACTION);
  announceSettings(workspaceId, "teams");
}
