import { isComposing } from "@linkdesk/chat/is-composing.ts";

/**
 * Typing while nothing has the focus goes to the composer: after opening by mouse, WebKit focuses the
 * frame and no element in it. The space bar scrolls.
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
