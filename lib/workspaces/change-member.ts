import "server-only";
import type { Me } from "../contract/accounts.ts";
import type { MemberSummary } from "../contract/conversations.ts";
import { AppError, notFound } from "../http/app-error.ts";
import { db } from "../platform/db.ts";
import { requirePermission } from "./permissions.ts";

/** Makes a member an admin or an agent. The owner stays the owner. Errors: not_found, forbidden. */
export async function changeRole(
  me: Me,
  memberId: string,
  role: "admin" | "agent",
): Promise<MemberSummary> {
  requirePermission(me, "member.change_role");
  await requireChangeable(me, memberId);
  const { id, user } = await db().member.update({
    where: { id: memberId, workspaceId: me.workspace.id, role: { not: "owner" } },
    data: { role },
    select: { id: true, user: { select: { name: true, email: true } } },
  });
  return { id, role, name: user.name, email: user.email };
}

/**
 * Removes a member; their conversations become unassigned and their messages stay.
 * Errors: not_found, forbidden (the owner; oneself).
 */
export async function removeMember(me: Me, memberId: string): Promise<void> {
  requirePermission(me, "member.remove");
  await requireChangeable(me, memberId);
  await db().member.deleteMany({
    where: { id: memberId, workspaceId: me.workspace.id, role: { not: "owner" } },
  });
}

async function requireChangeable(me: Me, memberId: string): Promise<void> {
  const found = await db().member.findFirst({
    where: { id: memberId, workspaceId: me.workspace.id },
    select: { role: true },
  });
  if (!found) throw notFound("member");
  if (found.role === "owner") {
    throw new AppError("forbidden", { userMessage: "The owner of a workspace stays its owner." });
  }
  if (memberId === me.memberId) {
    throw new AppError("forbidden", { userMessage: "Ask another admin to change your own role." });
  }
}
