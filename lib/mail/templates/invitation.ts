import { type Mail, writeMail } from "../write-mail.ts";

/** Invites somebody to a workspace. `url` is the link to join it. */
export function invitationMail({
  workspaceName,
  url,
}: {
  workspaceName: string;
  url: string;
}): Mail {
  return writeMail({
    subject: `Join ${workspaceName} on Linkdesk`,
    paragraphs: [
      `You are invited to work in ${workspaceName}: to talk with the visitors of its website, together with your team.`,
    ],
    action: { label: "Join", url },
    footer: `The link works for a week, once, and for this address only. If you do not know ${workspaceName}, ignore this mail.`,
  });
}
