import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { useEffect, useRef } from "react";
import { isTyping } from "@/lib/client/is-typing";

/**
 * The keys of what can be done with the open conversation. Each control says its own with `aria-keyshortcuts`, and is
 * pressed by it; one that is not on screen, or cannot be pressed now, has none. `own` are those that do more than a
 * control does.
 */
export function useThreadKeys(own: Readonly<{ [key: string]: () => void }>): void {
  const latest = useRef(own);
  useEffect(() => {
    latest.current = own;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isComposing(event) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (isTyping(event.target) || !/^[a-z]$/.test(event.key)) return;
      const run = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined;
      const control = document.querySelector<HTMLElement>(
        `[aria-keyshortcuts="${event.key}"]:not(:disabled)`,
      );
      if (!run && !control?.checkVisibility()) return;
      event.preventDefault();
      if (run) return run();
      control?.focus();
      control?.click();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
