import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { useEffect } from "react";
import { isTyping } from "@/lib/client/is-typing";

type OwnKeys = Readonly<{ [key: string]: () => void }>;

/** Those of the open conversation. */
let ownKeys: OwnKeys | null = null;

/**
 * The keys of what can be done with the open conversation. Each control says its own with `aria-keyshortcuts`, and is
 * pressed by it; one that is not on screen, or cannot be pressed now, has none. `own` are those that do more than a
 * control does.
 */
export function useThreadKeys(own: OwnKeys): void {
  useEffect(() => {
    ownKeys = own;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isComposing(event) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (isTyping(event.target) || !/^[a-z]$/.test(event.key)) return;
      const press = actionOfKey(event.key);
      if (!press) return;
      event.preventDefault();
      press();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      ownKeys = null;
    };
  }, []);
}

/** What a key does with the open conversation now; null where there is none, or nothing to do. */
export function actionOfKey(key: string): (() => void) | null {
  if (!ownKeys) return null;
  const own = Object.hasOwn(ownKeys, key) ? ownKeys[key] : undefined;
  if (own) return own;
  const control = document.querySelector<HTMLElement>(
    `[aria-keyshortcuts="${key}"]:not(:disabled)`,
  );
  if (!control?.checkVisibility()) return null;
  return () => {
    control.focus();
    control.click();
  };
}
