import "server-only";
import type { JobData } from "@linkdesk/contract/jobs.ts";
import { mailedInvitationToken } from "../accounts/invitation-tokens.ts";
import { invitationMail } from "../mail/templates/invitation.ts";
import { db } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { sendMail } from "../platform/mail.ts";

/** The job: mails an invitation, unless it was withdrawn or used in the meantime. */
export async function mailInvitation(
  { invitationId }: JobData<"mail-invitation">,
  job: { id: string },
): Promise<void> {
  const invitation = await db().invitation.findUnique({
    where: { id: invitationId, acceptedAt: null, expiresAt: { gt: new Date() } },
    include: { workspace: { select: { name: true } } },
  });
  if (!invitation) return;
  const url = `${env().APP_URL}/join#${mailedInvitationToken(invitation.id)}`;
  const mail = invitationMail({ workspaceName: invitation.workspace.name, url });
  await sendMail({ to: invitation.email, ...mail }, job.id);
}
