import { type Mail, type Passage, writeMail } from "../write-mail.ts";

type Options = {
  /** The agent who wrote last. */
  author: string;
  brandName: string;
  websiteUrl: string;
  quoted: Passage[];
  count: number;
};

/** Sends a visitor who has left what the team has answered. */
export function unreadRepliesMail({ author, brandName, websiteUrl, quoted, count }: Options): Mail {
  const host = new URL(websiteUrl).hostname;
  return writeMail({
    subject: `New reply from ${author}, ${brandName}`,
    paragraphs: [
      count === 1
        ? `You have a new message in your chat with ${brandName}.`
        : `You have ${count} new messages in your chat with ${brandName}.`,
    ],
    quoted,
    action: { label: "Open the chat to reply", url: websiteUrl },
    footer: `You left this address in the chat on ${host}. Replies to this mail are not read; please reply in the chat. If you did not leave it, you can ignore this mail.`,
  });
}
