import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { useLayoutEffect, useRef } from "preact/hooks";

/** What Escape closes, innermost last. */
const layers: (() => void)[] = [];

const onKey = (event: KeyboardEvent) => {
  if (event.key !== "Escape" || isComposing(event) || event.defaultPrevented) return;
  const innermost = layers.at(-1);
  if (!innermost) return;
  event.preventDefault();
  innermost();
};

/**
 * While mounted, Escape closes this before anything that was there earlier. A layout effect: others end only after
 * the next frame is drawn, and a second Escape may come before that.
 */
export function useEscape(close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useLayoutEffect(() => {
    const layer = () => latest.current();
    if (layers.push(layer) === 1) document.addEventListener("keydown", onKey);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) document.removeEventListener("keydown", onKey);
    };
  }, []);
}
