import "server-only";
import type { FormerMember } from "@linkdesk/contract/audit.ts";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { db } from "../platform/db.ts";

const MAX_FORMER_MEMBERS = 200;

/**
 * Who was a member once, to find what they did: told by the log itself, under the names they had when
 * they were removed. The latest first. Errors: forbidden.
 */
export async function listFormerMembers(actor: Actor): Promise<Page<FormerMember>> {
  requirePermission(actor, "audit.read");
  const rows = await db().auditEvent.findMany({
    where: { workspaceId: actor.workspace.id, action: "member.removed" },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MAX_FORMER_MEMBERS,
    select: { targetId: true, targetLabel: true },
  });
  const items = rows.flatMap(({ targetId, targetLabel }) =>
    targetId ? [{ id: targetId, name: targetLabel }] : [],
  );
  return { items, nextCursor: null };
}
