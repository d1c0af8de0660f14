import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const NEAR_BOTTOM_PX = 48;

/**
 * Scrolling of a thread: stays at the bottom when it was there, keeps the reader's place when
 * history is added above (by hand, because Safari has no scroll anchoring), and says whether the
 * newest message is in view. With `hasNewer`, what is at the bottom is not the newest message.
 */
export function useThreadScroll(oldestSeq: number | undefined, hasNewer: boolean) {
  const viewport = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const pinned = useRef(true);
  const lastTop = useRef(0);
  const before = useRef<{ oldest: number | undefined; height: number }>({
    oldest: undefined,
    height: 0,
  });
  const [atBottom, setAtBottom] = useState(true);

  useLayoutEffect(() => {
    const element = viewport.current;
    if (!element) return;
    // New messages below must not take the reader along.
    if (hasNewer) pinned.current = false;
    const { oldest, height } = before.current;
    const grewAbove = oldest !== undefined && oldestSeq !== undefined && oldestSeq < oldest;
    if (pinned.current) element.scrollTop = element.scrollHeight;
    else if (grewAbove) element.scrollTop += element.scrollHeight - height;
    before.current = { oldest: oldestSeq, height: element.scrollHeight };
  });

  useEffect(() => {
    const element = viewport.current;
    if (!element || !content.current) return;
    const observer = new ResizeObserver(() => {
      if (pinned.current) element.scrollTop = element.scrollHeight;
      before.current.height = element.scrollHeight;
    });
    observer.observe(element);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, []);

  const onScroll = useCallback(() => {
    const element = viewport.current;
    if (!element) return;
    const distance = element.scrollHeight - element.scrollTop - element.clientHeight;
    // Only scrolling up lets go of the bottom: a growing composer also adds distance.
    if (hasNewer) pinned.current = false;
    else if (distance < NEAR_BOTTOM_PX) pinned.current = true;
    else if (element.scrollTop < lastTop.current) pinned.current = false;
    lastTop.current = element.scrollTop;
    setAtBottom(pinned.current);
  }, [hasNewer]);

  const toBottom = useCallback(() => {
    const element = viewport.current;
    if (!element) return;
    pinned.current = true;
    setAtBottom(true);
    element.scrollTop = element.scrollHeight;
  }, []);

  /** Brings a message that is drawn to the middle. */
  const toMessage = useCallback((seq: number) => {
    const message = viewport.current?.querySelector(`[data-seq="${seq}"]`);
    if (!message) return;
    pinned.current = false;
    message.scrollIntoView({ block: "center" });
  }, []);

  return { viewport, content, atBottom: atBottom && !hasNewer, onScroll, toBottom, toMessage };
}
