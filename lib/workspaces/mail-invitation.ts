import "server-only";
import type { JobData } from "../contract/jobs.ts";
import { writeMail } from "../mail/write-mail.ts";
import { db } from "../platform/db.ts";
import { env } from "../platform/env.ts";
import { sendMail } from "../platform/mail.ts";
import { mailedInvitationToken } from "./invitation-tokens.ts";

/** The job: mails an invitation, unless it was taken back or used in the meantime. */
export async function mailInvitation(
  { invitationId }: JobData<"mail-invitation">,
  job: { id: string },
): Promise<void> {
  const invitation = await db().invitation.findUnique({
    where: { id: invitationId, acceptedAt: null, expiresAt: { gt: new Date() } },
    include: { workspace: { select: { name: true } } },
  });
  if (!invitation) return;
  const { name } = invitation.workspace;
  const letter = writeMail({
    subject: `Join ${name} on Linkdesk`,
    paragraphs: [
      `You are invited to work in ${name}: to talk with the visitors of its website, together with your team.`,
    ],
    action: { label: "Join", url: `${env().APP_URL}/join#${mailedInvitationToken(invitation.id)}` },
    footer: `The link works for a week, once, and for this address only. If you do not know ${name}, ignore this mail.`,
  });
  await sendMail({ to: invitation.email, ...letter }, job.id);
}
