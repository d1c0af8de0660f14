import "server-only";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { notFound } from "../platform/app-error.ts";
import { inBackground } from "../platform/background.ts";
import { db } from "../platform/db.ts";
import { disconnectUsers } from "../platform/realtime.ts";

/**
 * Revokes an API key: its next call is refused, and its realtime connections end. Revoking it twice changes
 * nothing. Errors: forbidden, not_found.
 */
export async function revokeApiKey(actor: Actor, id: string): Promise<void> {
  requirePermission(actor, "api_key.manage");
  const where = { id, workspaceId: actor.workspace.id };
  const isRevoked = await db().$transaction(async (tx) => {
    const row = await tx.apiKey.findFirst({ where, select: { name: true } });
    if (!row) throw notFound("API key");
    const { count } = await tx.apiKey.updateMany({
      where: { ...where, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) return false;
    const target = { kind: "api_key", id, label: row.name } as const;
    await recordAudit(tx, actor, { action: "api_key.revoked", target });
    return true;
  });
  if (isRevoked) inBackground("revokeApiKey", disconnectUsers([`key-${id}`]));
}
