import { type RefObject, useLayoutEffect, useRef } from "react";

/** How far each list was scrolled, for as long as the page lives. */
const positions = new Map<string, number>();

/** Keeps the scroll position of each list that a scroller shows in turn. `isReady`: it has rows. */
export function useKeptScroll(list: string, isReady: boolean): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !isReady) return;
    element.scrollTop = positions.get(list) ?? 0;
    const onScroll = () => positions.set(list, element.scrollTop);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => element.removeEventListener("scroll", onScroll);
  }, [list, isReady]);
  return scroller;
}
