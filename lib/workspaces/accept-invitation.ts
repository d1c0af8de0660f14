import "server-only";
import type { InvitationPreview } from "@linkdesk/contract/accounts.ts";
import type { Someone } from "../access/actor.ts";
import { forgetChosenWorkspace } from "../accounts/choose-workspace.ts";
import { cutAllSignIns } from "../accounts/cut-sign-ins.ts";
import { recordJoined } from "../accounts/record-joined.ts";
import { openInvitation, spendInvitation, spentInvitation } from "../accounts/spend-invitation.ts";
import { db } from "../platform/db.ts";

/** What the holder of a link is invited to. Errors: invalid_request. */
export async function previewInvitation(token: string): Promise<InvitationPreview> {
  const invitation = await db().invitation.findUnique({
    where: openInvitation(token),
    select: { email: true, role: true, workspace: { select: { name: true } } },
  });
  if (!invitation) throw spentInvitation();
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
