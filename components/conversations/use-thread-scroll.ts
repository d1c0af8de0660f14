import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const NEAR_BOTTOM_PX = 48;

/**
 * Scrolling of a thread: stays at the bottom when it was there, keeps the reader's place when
 * history is added above (by hand, because Safari has no scroll anchoring), and says whether the
 * newest message is in view.
 */
export function useThreadScroll(oldestSeq: number | undefined) {
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
    if (distance < NEAR_BOTTOM_PX) pinned.current = true;
    else if (element.scrollTop < lastTop.current) pinned.current = false;
    lastTop.current = element.scrollTop;
    setAtBottom(pinned.current);
  }, []);

  const toBottom = useCallback(() => {
    const element = viewport.current;
    if (!element) return;
    pinned.current = true;
    setAtBottom(true);
    element.scrollTop = element.scrollHeight;
  }, []);

  return { viewport, content, atBottom, onScroll, toBottom };
}
