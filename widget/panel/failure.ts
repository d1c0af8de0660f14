import type { LauncherWords } from "@linkdesk/contract/launcher-words.ts";
import { documents } from "../from-page.ts";

/** Replaces a chat that did not load: a sentence, and a button to try again. */
export function createFailure(panel: HTMLElement, words: LauncherWords, tryAgain: () => void) {
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K) =>
    documents("createElement").call(document, tag) as HTMLElementTagNameMap[K];
  const box = make("div");
  const text = make("p");
  const button = make("button");
  box.className = "failed";
  text.setAttribute("role", "alert");
  button.type = "button";
  box.append(text, button);
  const hide = () => box.remove();
  const retry = () => {
    if (!box.isConnected) return;
    hide();
    tryAgain();
  };
  button.onclick = retry;
  return {
    /** Shows it instead of the frame, and of the circle that says "loading". */
    show() {
      panel.append(box);
      // Once it is in the page, so that screen readers read it out.
      text.textContent = words.failed;
      button.textContent = words.retry;
    },
    hide,
    /** Tries again if there is something to try again. */
    retry,
  };
}
