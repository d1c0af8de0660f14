import type { Language } from "@linkdesk/contract/languages.ts";
import { mailWords } from "../words/mail-words.ts";
import { type Mail, type MailBrand, type Passage, writeMail } from "../write-mail.ts";

type Options = {
  language: Language;
  brand: MailBrand;
  /** The agent who wrote last. "" where the brand wrote. */
  author: string;
  websiteUrl: string;
  /** Where the chat opens as the reader. */
  chatUrl: string;
  quoted: Passage[];
  count: number;
  /** Replies to the mail are read. */
  canReply: boolean;
  /** Where the reader stops more mails about this conversation. */
  stopUrl: string;
};

/** Sends a visitor who has left what the team has answered. */
export function unreadRepliesMail(options: Options): Mail {
  const { language, brand, author, websiteUrl, chatUrl, quoted, count, canReply, stopUrl } =
    options;
  const words = mailWords(language);
  return writeMail({
    language,
    brand,
    subject: words.newReply(author ? `${author} (${brand.name})` : brand.name),
    isAnswered: canReply,
    paragraphs: [words.newMessages(count, brand.name)],
    quoted,
    after: canReply ? [words.howToReply] : [],
    action: { label: canReply ? words.openChat : words.openChatToReply, url: chatUrl },
    footer: [
      words.addressLeft(new URL(websiteUrl).hostname),
      ...(canReply ? [] : [words.repliesNotRead]),
    ].join(" "),
    stop: { label: words.stopMails, url: stopUrl },
  });
}
