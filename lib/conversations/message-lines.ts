import "server-only";
import type { Message } from "../contract/conversations.ts";

/** A message as people read it in a text file: who, when (UTC), the words, the files' names. */
export function messageLines(message: Message): string {
  const time = `${message.createdAt.slice(0, 10)} ${message.createdAt.slice(11, 16)} UTC`;
  const files = message.attachments.map(({ name }) => `[${name}]`);
  const words = [message.text, ...files].filter(Boolean).join("\n");
  return `${message.author.name || "Team"}, ${time}\n${words}`;
}
