import { documents } from "../from-page.ts";
import type { Scope } from "../loader/scope.ts";
import { IS_FULL_SCREEN } from "./close-watcher.ts";

/**
 * Holds the page still while the chat covers it: a finger that moves over the chat would scroll
 * what is behind it. A style sheet of its own does that, so that no style of the page is touched.
 */
export function createScrollLock(scope: Scope): (isOpen: boolean) => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@media ${IS_FULL_SCREEN}{html{overflow:hidden!important}}`);
  const hold = (isOpen: boolean) => {
    const sheets: CSSStyleSheet[] = [];
    for (const other of documents("adoptedStyleSheets")) {
      if (other !== sheet) sheets[sheets.length] = other;
    }
    if (isOpen) sheets[sheets.length] = sheet;
    Reflect.set(Document.prototype, "adoptedStyleSheets", sheets, document);
  };
  scope.defer(() => hold(false));
  return hold;
}
