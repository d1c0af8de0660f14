import { type Mail, type Passage, writeMail } from "../write-mail.ts";

type Options = {
  visitor: string;
  brandName: string;
  /** They wrote an e-mail, and get the answer by e-mail. */
  isByMail: boolean;
  quoted: Passage[];
  /** The conversation in the dashboard. */
  url: string;
  /** Replies to the mail are read. */
  canReply: boolean;
};

/** Tells an agent who is away that a visitor waits. */
export function waitingVisitorMail(options: Options): Mail {
  const { visitor, brandName, isByMail, quoted, url, canReply } = options;
  const where = isByMail ? `to ${brandName}` : `in the chat of ${brandName}`;
  const how = isByMail ? "by e-mail" : "in the chat";
  return writeMail({
    subject: `New message from ${visitor}`,
    isAnswered: canReply,
    paragraphs: [`${visitor} wrote ${where} while nobody was there.`],
    quoted,
    after: canReply ? [`Reply to this mail: ${visitor} gets your words ${how}.`] : [],
    action: { label: "Open the conversation", url },
    footer:
      "You get this mail because you are a member of this workspace. An admin can change who is mailed, and when, in the settings of the inbox under Conversation continuity.",
  });
}
