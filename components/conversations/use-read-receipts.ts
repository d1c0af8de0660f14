import { useEffect, useRef } from "react";
import { useMarkRead } from "@/lib/client/use-conversations";
import { usePageVisible } from "@/lib/client/use-page-state";
import type { ConversationDetail, Message } from "@/lib/contract/conversations";

/** Marks the visitor's messages as read when somebody really sees them. */
export function useReadReceipts(
  detail: ConversationDetail | undefined,
  messages: readonly Message[],
  atBottom: boolean,
): void {
  const id = detail?.id ?? "";
  const { mutate } = useMarkRead(id);
  const visible = usePageVisible();
  const marked = useRef(0);
  const newest = messages.findLast((message) => message.author.type === "contact")?.seq ?? 0;
  const readSeq = detail?.agentReadSeq;
  const hasBadge = (detail?.unread ?? 0) > 0;

  useEffect(() => {
    if (readSeq === undefined || !visible || !atBottom) return;
    if (newest <= marked.current || (newest <= readSeq && !hasBadge)) return;
    const previous = marked.current;
    marked.current = newest;
    mutate(Math.max(newest, messages.at(-1)?.seq ?? 0), {
      onError: () => {
        marked.current = previous;
      },
    });
  }, [readSeq, visible, atBottom, newest, hasBadge, mutate, messages]);
}
