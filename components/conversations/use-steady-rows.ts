import { type RefObject, useEffect, useMemo, useState } from "react";
import { holdOrder } from "@/lib/client/conversations/hold-order";

/** Scrolled down by less than this, somebody looks at the top of the list. */
const TOP_PX = 40;

/**
 * Rows that do not shift under the pointer: while the list is scrolled down, new ones are held back and counted.
 * `showFresh` goes to the top, where they are.
 */
export function useSteadyRows<T extends { id: string }>(
  items: readonly T[],
  scroller: RefObject<HTMLElement | null>,
  listKey: string,
) {
  const [held, setHeld] = useState<{ listKey: string; order: string[] } | null>(null);
  const order = held?.listKey === listKey ? held.order : null;
  const { shown, fresh } = useMemo(
    () => (order ? holdOrder(order, items) : { shown: items, fresh: 0 }),
    [order, items],
  );
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const follow = () => {
      if (element.scrollTop <= TOP_PX) return setHeld(null);
      const isComplete = order !== null && shown.length <= order.length;
      if (!isComplete) setHeld({ listKey, order: shown.map(({ id }) => id) });
    };
    follow();
    element.addEventListener("scroll", follow, { passive: true });
    return () => element.removeEventListener("scroll", follow);
  }, [scroller, listKey, order, shown]);
  const showFresh = () => scroller.current?.scrollTo({ top: 0 });
  return { shown, fresh, showFresh };
}
