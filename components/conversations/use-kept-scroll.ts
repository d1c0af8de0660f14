import { type RefObject, useLayoutEffect, useRef } from "react";

/** Where a list was: how far its first visible row stood above the edge. */
type Position = { row: string; above: number };

/** Where each list was, for as long as the page lives. */
const positions = new Map<string, Position>();

/**
 * Keeps the position of each list that a scroller shows in turn, by the row at its top: rows that have not been drawn yet
 * have an estimated height, and others may have come in above. `isReady`: it has rows.
 */
export function useKeptScroll(list: string, isReady: boolean): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !isReady) return;
    const kept = positions.get(list);
    element.scrollTop = 0;
    if (kept) {
      const row = element.querySelector(`[data-row="${CSS.escape(kept.row)}"]`);
      if (row) element.scrollTop = distance(row, element) + kept.above;
    }
    const onScroll = () => {
      const row = topRow(element);
      if (!row || element.scrollTop === 0) return positions.delete(list);
      const above = -distance(row, element);
      return positions.set(list, { row: row.dataset.row ?? "", above });
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => element.removeEventListener("scroll", onScroll);
  }, [list, isReady]);
  return scroller;
}

/** How far below the upper edge of the scroller something is. */
const distance = (row: Element, scroller: Element) =>
  row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;

/** Past the padding of the list, and left of what may lie above its middle. */
const INSET_PX = 16;

function topRow(scroller: Element): HTMLElement | null {
  const { left, top } = scroller.getBoundingClientRect();
  const row = document.elementFromPoint(left + INSET_PX, top + INSET_PX)?.closest("li");
  return row?.querySelector<HTMLElement>("[data-row]") ?? null;
}
