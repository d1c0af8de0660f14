import type { Message } from "@linkdesk/contract/conversations.ts";

/** What the server said about unread messages, and up to which message it knew. */
export type UnreadBase = { unread: number; lastSeq: number };

/**
 * Messages of the other side beyond `readSeq`. When history before `floor` is not loaded, the
 * server's own count stands for it.
 */
export function countUnread(
  messages: readonly Message[],
  readSeq: number,
  floor: number,
  base: UnreadBase,
): number {
  const isPartial = floor > readSeq + 1;
  const from = isPartial ? base.lastSeq : readSeq;
  const seen = messages.filter((m) => m.seq > from && m.author.type !== "contact").length;
  return isPartial ? base.unread + seen : seen;
}
