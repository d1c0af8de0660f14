import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { type RefObject, useEffect } from "react";
import { isTyping } from "@/lib/client/is-typing";

const STEPS: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** The address of the row below the open conversation, or of the one above the last; null without another row. */
export function nextRowHref(): string | null {
  const rows = [...document.querySelectorAll<HTMLAnchorElement>("a[data-row]")];
  const at = rows.findIndex((row) => row.ariaCurrent === "true");
  const next = rows[at + 1] ?? rows[at - 1];
  return next?.getAttribute("href") ?? null;
}

/**
 * j/k move through the rows from anywhere on the page, arrows once a row has the focus; r goes to the
 * composer. Escape leads from there back to the list (see the composer).
 */
export function useListKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isComposing(event)) return;
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      const composer = document.getElementById("composer");
      if (event.key === "r" && composer) {
        event.preventDefault();
        return composer.focus();
      }
      const step = STEPS[event.key];
      const isArrow = event.key.startsWith("Arrow");
      if (step === undefined || !list.current) return;
      if (isArrow && !list.current.contains(document.activeElement)) return;
      const rows = [...list.current.querySelectorAll<HTMLElement>("a[data-row]")];
      const at = rows.indexOf(document.activeElement as HTMLElement);
      const from = at >= 0 ? at : rows.findIndex((row) => row.ariaCurrent === "true");
      const row = rows[Math.max(0, Math.min(rows.length - 1, from + step))];
      if (!row) return;
      event.preventDefault();
      row.focus();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [list]);
}
