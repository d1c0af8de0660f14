import { type Mail, type Passage, writeMail } from "../write-mail.ts";

type Options = { visitor: string; brandName: string; quoted: Passage[]; url: string };

/** Tells an agent who is away that a visitor waits. `url` is the conversation in the dashboard. */
export function waitingVisitorMail({ visitor, brandName, quoted, url }: Options): Mail {
  return writeMail({
    subject: `New message from ${visitor}`,
    paragraphs: [`${visitor} wrote in the chat of ${brandName} while nobody was there.`],
    quoted,
    action: { label: "Open the conversation", url },
    footer:
      "You get this mail because you are a member of this workspace. An admin can change who is mailed, and when, in the settings of the inbox under Conversation continuity.",
  });
}
