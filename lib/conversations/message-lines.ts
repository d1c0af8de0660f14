import "server-only";
import type { Message } from "@linkdesk/contract/conversations.ts";
import type { Language } from "@linkdesk/contract/languages.ts";
import { mailTime, mailWords } from "../mail/words/mail-words.ts";
import type { Passage } from "../mail/write-mail.ts";

/** A message as people read it in a text file: who, when (UTC), the words, the files' names. */
export function messageLines(message: Message): string {
  return messagePassages(message)
    .map(({ text }) => text)
    .join("");
}

/**
 * The same in passages: only the words themselves may be formatted. `team` stands for a member without a name; the
 * heading is written in their language. Without `look` it is the same everywhere, as in files and mails to members.
 */
export function messagePassages(
  { createdAt, attachments, author, text }: Message,
  look?: { language: Language; team: string },
): Passage[] {
  const files = attachments.map(({ name }) => `[${name}]`).join("\n");
  const who = author.name || (look?.team ?? "Team");
  const heading = look
    ? mailWords(look.language).saidAt(who, mailTime(look.language, new Date(createdAt)))
    : `${who}, ${createdAt.slice(0, 10)} ${createdAt.slice(11, 16)} UTC`;
  return [
    { text: `${heading}\n`, isHeading: true },
    { text, author: author.type },
    { text: text && files ? `\n${files}` : files },
  ];
}
