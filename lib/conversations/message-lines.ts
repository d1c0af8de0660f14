import "server-only";
import type { Message } from "@linkdesk/contract/conversations.ts";
import type { Passage } from "../mail/write-mail.ts";

/** A message as people read it in a text file: who, when (UTC), the words, the files' names. */
export function messageLines(message: Message): string {
  return messagePassages(message)
    .map(({ text }) => text)
    .join("");
}

/** The same in passages: only the words themselves may be formatted. */
export function messagePassages({ createdAt, attachments, author, text }: Message): Passage[] {
  const time = `${createdAt.slice(0, 10)} ${createdAt.slice(11, 16)} UTC`;
  const files = attachments.map(({ name }) => `[${name}]`).join("\n");
  return [
    { text: `${author.name || "Team"}, ${time}\n` },
    { text, author: author.type },
    { text: text && files ? `\n${files}` : files },
  ];
}
