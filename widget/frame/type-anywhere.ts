import { isComposing } from "@linkdesk/chat/is-composing.ts";

/**
 * Whoever types while nothing has the focus means the composer: after opening by mouse, WebKit
 * gives the focus to the frame and to nothing in it. The space bar is for scrolling.
 */
export function typeAnywhere(): void {
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, defaultPrevented } = event;
    if (defaultPrevented || ctrlKey || metaKey || altKey || isComposing(event)) return;
    if (key.length !== 1 || key === " ") return;
    const { activeElement, body } = document;
    if (activeElement && activeElement !== body) return;
    // Before the key takes effect, which is then in the composer.
    if (!document.querySelector("dialog[open]")) {
      document.querySelector<HTMLElement>(".composer textarea")?.focus();
    }
  });
}
