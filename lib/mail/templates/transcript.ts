import { type Mail, type Passage, writeMail } from "../write-mail.ts";

type Options = { brandName: string; websiteUrl: string; transcript: Passage[] };

/** Sends a visitor their conversation. */
export function transcriptMail({ brandName, websiteUrl, transcript }: Options): Mail {
  return writeMail({
    subject: `Your conversation with ${brandName}`,
    paragraphs: [`Here is your conversation with ${brandName}, as you asked for.`],
    quoted: transcript,
    footer: `Someone entered this address in the chat on ${new URL(websiteUrl).hostname}. If it was not you, you can ignore this mail. We won’t send you others.`,
  });
}
