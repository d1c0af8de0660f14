import { isComposing } from "@linkdesk/chat/is-composing.ts";

const TABBABLE = "a[href],button,input,textarea,select,audio,video,[tabindex]";

const isTabbable = (element: HTMLElement) =>
  element.tabIndex >= 0 && !element.matches(":disabled") && element.checkVisibility();

/**
 * Keeps the Tab key within the open chat: after the last control comes the first, and the other
 * way round, as in a dialog (https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/). Escape closes
 * the chat and returns the focus to the page.
 */
export function trapFocus(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || isComposing(event) || event.defaultPrevented) return;
    const scope = document.querySelector("dialog[open]") ?? document;
    const controls = [...scope.querySelectorAll<HTMLElement>(TABBABLE)].filter(isTabbable);
    const [from, to] = event.shiftKey
      ? [controls[0], controls.at(-1)]
      : [controls.at(-1), controls[0]];
    if (document.activeElement !== from || !to) return;
    event.preventDefault();
    to.focus();
  });
}
