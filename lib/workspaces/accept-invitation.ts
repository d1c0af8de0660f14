import "server-only";
import type { InvitationPreview } from "@linkdesk/contract/accounts.ts";
import type { Someone } from "../access/actor.ts";
import { forgetChosenWorkspace } from "../accounts/choose-workspace.ts";
import { cutAllSignIns } from "../accounts/cut-sign-ins.ts";
import { invitationHash, isMailedToken } from "../accounts/invitation-tokens.ts";
import { recordJoined } from "../accounts/record-joined.ts";
import { invalidField } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";

const spent = () =>
  invalidField("invitation", "has expired or was already used; ask for a new link");

/** What the holder of a link is invited to. Errors: invalid_request. */
export async function previewInvitation(token: string): Promise<InvitationPreview> {
  const invitation = await db().invitation.findUnique({
    where: openWith(token),
    select: { email: true, role: true, workspace: { select: { name: true } } },
  });
  if (!invitation) throw spent();
  const { email, role, workspace } = invitation;
  return { email, role, workspaceName: workspace.name };
}

/** Somebody who has an account joins with it. Errors: invalid_request. */
export async function acceptInvitation(me: Someone, token: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const { workspaceId, role, isMailed } = await spendInvitation(tx, token, me.email);
    const member = { workspaceId, userId: me.userId };
    const known = await tx.member.count({ where: member });
    const { id } = await tx.member.upsert({
      where: { workspaceId_userId: member },
      create: { ...member, role },
      update: {},
      select: { id: true },
    });
    if (known === 0) await recordJoined(tx, id, me.origin);
    await forgetChosenWorkspace(tx, me.userId);
    if (isMailed) {
      await tx.user.updateMany({
        where: { id: me.userId, emailVerifiedAt: null },
        data: { emailVerifiedAt: new Date() },
      });
    }
  });
  // Open pages show the workspace they were in until now.
  cutAllSignIns(me.userId);
}

/**
 * Uses an invitation up, for the address it was made for; of two at once, one gets it.
 * Errors: invalid_request.
 */
export async function spendInvitation(
  tx: Prisma.TransactionClient,
  token: string,
  email: string,
): Promise<{ workspaceId: string; role: "owner" | "admin" | "agent"; isMailed: boolean }> {
  const invitation = await tx.invitation.findUnique({ where: openWith(token) });
  if (!invitation) throw spent();
  if (invitation.email !== email) {
    throw invalidField("email", "is not the address that was invited");
  }
  const { count } = await tx.invitation.updateMany({
    where: openWith(token),
    data: { acceptedAt: new Date() },
  });
  if (count === 0) throw spent();
  const { workspaceId, role, id } = invitation;
  return { workspaceId, role, isMailed: isMailedToken(token, id) };
}

function openWith(token: string) {
  return {
    tokenHash: invitationHash(token),
    acceptedAt: null,
    expiresAt: { gt: new Date() },
  };
}
