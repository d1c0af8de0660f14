import type { VisitorConversation } from "@linkdesk/contract/conversations.ts";
import { previewOf } from "../preview.ts";
import type { Thread } from "./thread.ts";

/** The server's list, with what this browser knows of the conversation on screen. Newest first. */
export function listConversations(
  fromServer: readonly VisitorConversation[],
  thread: Thread | null,
): VisitorConversation[] {
  if (!thread) return [...fromServer];
  const current = thread.conversation();
  const last = thread.log.messages().at(-1);
  const mine = {
    ...current,
    unread: thread.unread(),
    ...(last && {
      preview: last.text
        ? previewOf(last.text, last.author.type)
        : previewOf(last.attachments.map(({ name }) => name).join(", "), "contact"),
      lastMessageAt: newer(last.createdAt, current.lastMessageAt),
    }),
  };
  const others = fromServer.filter(({ id }) => id !== mine.id);
  return [mine, ...others].sort((a, b) => b.lastMessageAt.localeCompare(a.lastMessageAt));
}

/** Of two ISO 8601 times. */
const newer = (a: string, b: string) => (a.localeCompare(b) > 0 ? a : b);
