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
      `You are invited to join ${workspaceName} and answer the visitors of its website together with your team.`,
    ],
    action: { label: "Join", url },
    footer: `The link works once, for one week, and only for this address. If you do not know ${workspaceName}, you can ignore this mail.`,
  });
}
