import type { ConversationDetail, Message } from "@linkdesk/contract/conversations.ts";
import { useCallback, useEffect, useRef } from "react";
import { useMarkRead } from "@/lib/client/conversations/use-conversations";
import { usePageVisible } from "@/lib/client/use-page-state";

/** A burst of messages is one thing to have read, not twenty. */
const REPORT_EVERY_MS = 400;

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

  const report = useThrottled(id, (seq: number) => {
    const previous = marked.current;
    marked.current = seq;
    mutate(seq, {
      onError: () => {
        marked.current = previous;
      },
    });
  });

  useEffect(() => {
    if (readSeq === undefined || !visible || !atBottom) return;
    if (newest <= marked.current || (newest <= readSeq && !hasBadge)) return;
    report(Math.max(newest, messages.at(-1)?.seq ?? 0));
  }, [readSeq, visible, atBottom, newest, hasBadge, report, messages]);
}

/**
 * Calls with the latest value, at most once in a while. What is pending when `key` changes or the
 * view goes away is still called, with the old `call`.
 */
function useThrottled(key: string, call: (value: number) => void): (value: number) => void {
  const latest = useRef(call);
  const pending = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (pending.current !== null) latest.current(pending.current);
    pending.current = null;
  }, []);
  useEffect(() => flush, [flush, key]);
  useEffect(() => {
    latest.current = call;
  });
  return useCallback(
    (value) => {
      pending.current = value;
      timer.current ??= setTimeout(flush, REPORT_EVERY_MS);
    },
    [flush],
  );
}
