import type { Language } from "@linkdesk/contract/languages.ts";
import { mailTime, mailWords } from "../words/mail-words.ts";
import { type Mail, writeLetter } from "../write-mail.ts";

type Options = {
  language: Language;
  subject: string;
  /** What the agent wrote. */
  text: string;
  signature: string;
  /** The mail that it answers. */
  quoted: { from: string; at: Date; text: string } | null;
  /** Names of files that are too large for a mail. */
  missingFiles: string[];
};

/** How much of the answered mail is quoted. */
const MAX_QUOTED_CHARS = 20_000;

/** A reply of an agent in an e-mail conversation: a letter, and not a notice of ours. */
export function replyMail(options: Options): Mail {
  const { language, subject, text, signature, quoted, missingFiles } = options;
  const words = mailWords(language);
  const missing = missingFiles.length > 0 ? words.filesTooLarge(missingFiles.join(", ")) : "";
  return writeLetter({
    subject,
    text: [text, missing].filter(Boolean).join("\n\n"),
    signature,
    quoted: quoted && {
      heading: words.quoteHeading(mailTime(language, quoted.at), quoted.from),
      text: quoted.text.slice(0, MAX_QUOTED_CHARS),
    },
  });
}
