import { type RefObject, useEffect, useRef } from "react";

type Target = "up" | "down" | "toggle" | "field";

/** Each with what to take when it is not there. */
const SELECTORS = {
  up: ["[data-up]:not(:disabled)", "[data-down]:not(:disabled)"],
  down: ["[data-down]:not(:disabled)", "[data-up]:not(:disabled)"],
  toggle: ["[data-toggle]"],
  field: [":is(input, textarea, select)"],
} satisfies Record<Target, string[]>;

/** After the next drawing, puts the keyboard where the work goes on. */
export function useFocusNext(list: RefObject<HTMLElement | null>) {
  const next = useRef<{ id: string; target: Target } | null>(null);
  useEffect(() => {
    if (!next.current || !list.current) return;
    const { id, target } = next.current;
    next.current = null;
    const row = list.current.querySelector(`[data-row-id="${id}"]`);
    const found = SELECTORS[target]
      .map((selector) => row?.querySelector<HTMLElement>(selector))
      .find((element) => element);
    (found ?? list.current.querySelector<HTMLElement>("[data-add]"))?.focus();
  });
  return (id: string, target: Target) => {
    next.current = { id, target };
  };
}
