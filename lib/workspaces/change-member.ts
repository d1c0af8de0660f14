import "server-only";
import type { MemberSummary, Role } from "@linkdesk/contract/conversations.ts";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { cutAllSignIns } from "../accounts/cut-sign-ins.ts";
import { endInvitationsOf } from "../accounts/spend-invitation.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { AppError, notFound } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import { endInvitationsBy } from "./invitations.ts";

/** Makes a member an admin or an agent. The owner stays the owner. Errors: forbidden, not_found. */
export async function changeRole(
  actor: Actor,
  memberId: string,
  role: "admin" | "agent",
): Promise<MemberSummary> {
  requirePermission(actor, "member.change_role");
  return db().$transaction(async (tx) => {
    const member = await lockChangeable(tx, actor, memberId);
    if (member.role !== role) {
      await tx.member.update({ where: { id: memberId }, data: { role }, select: { id: true } });
      await recordAudit(tx, actor, {
        action: "member.role_changed",
        target: { kind: "member", id: memberId, label: member.name },
        changes: { role: [member.role, role] },
      });
      // Whom an admin invited, an agent could not have.
      if (role === "agent") await endInvitationsBy(tx, actor.workspace.id, memberId);
    }
    return { ...member, role };
  });
}

/**
 * Removes a member; their conversations become unassigned and their messages stay.
 * Errors: forbidden (also for the owner, and for oneself), not_found.
 */
export async function removeMember(actor: Actor, memberId: string): Promise<void> {
  requirePermission(actor, "member.remove");
  const userId = await db().$transaction(async (tx) => {
    const { name, email, role } = await lockChangeable(tx, actor, memberId);
    const { userId } = await tx.member.delete({
      where: { id: memberId },
      select: { userId: true },
    });
    // A further link in their mailbox, or one that they made for themselves, brings nobody back.
    await endInvitationsOf(tx, actor.workspace.id, email);
    await endInvitationsBy(tx, actor.workspace.id, memberId);
    const removed = { workspaceId: actor.workspace.id, userId };
    await tx.removedMember.createMany({ data: [removed], skipDuplicates: true });
    await recordAudit(tx, actor, {
      action: "member.removed",
      target: { kind: "member", id: memberId, label: name },
      changes: { email: [email, null], role: [role, null] },
    });
    return userId;
  });
  cutAllSignIns(userId);
}

/** The member, locked, so that what is recorded as "before" is what the change replaced. */
async function lockChangeable(
  tx: Prisma.TransactionClient,
  actor: Actor,
  memberId: string,
): Promise<MemberSummary> {
  const [found] = await tx.$queryRaw<{ role: Role; name: string; email: string }[]>`
    SELECT role::text, name, email FROM members JOIN users ON users.id = user_id
    WHERE members.id = ${memberId}::uuid AND workspace_id = ${actor.workspace.id}::uuid
    FOR UPDATE OF members`;
  if (!found) throw notFound("member");
  if (found.role === "owner") {
    throw new AppError("forbidden", { userMessage: "The owner of a workspace can’t be changed." });
  }
  if (memberId === actor.memberId) {
    throw new AppError("forbidden", { userMessage: "Ask another admin to change your own role." });
  }
  return { id: memberId, ...found };
}
