import "server-only";
import type { RequestOrigin } from "../access/actor.ts";
import { recordAudit } from "../audit/record-audit.ts";
import type { Prisma } from "../platform/db.ts";
import { endInvitationsOf } from "./spend-invitation.ts";

/**
 * Writes into the audit log that somebody became a member, in the transaction that made them one.
 * Other invitations of their address end: they are there.
 */
export async function recordJoined(
  tx: Prisma.TransactionClient,
  memberId: string,
  origin: RequestOrigin,
  /** Of their address, where that is what let them in. */
  domain?: string,
): Promise<void> {
  const member = await tx.member.findUniqueOrThrow({
    where: { id: memberId },
    select: {
      userId: true,
      role: true,
      workspaceId: true,
      user: { select: { name: true, email: true } },
    },
  });
  const { userId, role, workspaceId, user } = member;
  await endInvitationsOf(tx, workspaceId, user.email);
  const actor = { memberId, userId, name: user.name, workspace: { id: workspaceId }, origin };
  await recordAudit(tx, actor, {
    action: "member.joined",
    target: { kind: "member", id: memberId, label: user.name },
    changes: { role: [null, role], ...(domain && { domain: [null, domain] }) },
  });
}
