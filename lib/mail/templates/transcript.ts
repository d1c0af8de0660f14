import type { Language } from "@linkdesk/contract/languages.ts";
import { mailWords } from "../words/mail-words.ts";
import { type Mail, type MailBrand, type Passage, writeMail } from "../write-mail.ts";

type Options = {
  language: Language;
  brand: MailBrand;
  websiteUrl: string;
  transcript: Passage[];
  /** Sent by the team; otherwise somebody has entered the address in the chat. */
  isByTeam: boolean;
  /** Replies to the mail are read. */
  canReply: boolean;
};

/** Sends a visitor their conversation. Whoever reads it may be a stranger, so that no link opens the chat. */
export function transcriptMail(options: Options): Mail {
  const { language, brand, websiteUrl, transcript, isByTeam, canReply } = options;
  const words = mailWords(language);
  return writeMail({
    language,
    brand,
    subject: words.transcriptSubject(brand.name),
    isAnswered: canReply,
    paragraphs: [words.transcriptLead(brand.name)],
    quoted: transcript,
    footer: [
      ...(isByTeam ? [] : [words.transcriptFooter(new URL(websiteUrl).hostname)]),
      ...(canReply ? [] : [words.repliesNotRead]),
    ].join(" "),
  });
}
