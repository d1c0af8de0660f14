import { useEffect, useLayoutEffect, useState } from "react";
import type { Thread, ThreadSnapshot } from "@/lib/client/conversations/thread";

/** As long as the band behind the message fades. */
const MARKED_MS = 2_500;

/**
 * Shows the message that the address names: loads what is around it, scrolls to it, and marks it for a moment. Returns
 * the message that is marked now.
 */
export function useShownMessage(
  thread: Thread,
  { messages, status }: ThreadSnapshot,
  seq: number | null,
  scrollTo: (seq: number) => void,
): number | null {
  const [shown, setShown] = useState<number | null>(null);
  const [marked, setMarked] = useState<number | null>(null);
  useEffect(() => {
    if (seq === null) return;
    thread.showAround(seq);
    return () => {
      setShown(null);
      thread.showNewest();
    };
  }, [thread, seq]);
  const isReady = status === "ready" && messages.some((message) => message.seq === seq);
  useLayoutEffect(() => {
    if (!isReady || seq === null || shown === seq) return;
    scrollTo(seq);
    setShown(seq);
    setMarked(seq);
  }, [isReady, seq, shown, scrollTo]);
  useEffect(() => {
    if (marked === null) return;
    const timer = setTimeout(() => setMarked(null), MARKED_MS);
    return () => clearTimeout(timer);
  }, [marked]);
  return marked;
}
