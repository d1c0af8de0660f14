import "server-only";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { contactTarget } from "../contacts/audit-target.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { cutSessions } from "./cut-sessions.ts";

/**
 * Ends a visitor's session from the dashboard: its token is worth nothing from here on, its
 * realtime connection is cut, and its browser starts afresh. Ending it twice is harmless.
 * Errors: forbidden, not_found.
 */
export async function endContactSession(actor: RecordedCaller, id: string): Promise<void> {
  requirePermission(actor, "contact.end_session");
  const where = { id, workspaceId: actor.workspace.id };
  await db().$transaction(async (tx) => {
    const session = await tx.session.findFirst({ where, select: { contactId: true } });
    if (!session) throw notFound("session");
    const { count } = await tx.session.updateMany({
      where: { ...where, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) return;
    const target = contactTarget(session.contactId);
    await recordAudit(tx, actor, { action: "contact.session_ended", target });
  });
  cutSessions([id]);
}
