import { documents } from "../from-page.ts";
import type { Scope } from "../loader/scope.ts";

/**
 * While the tab is hidden, its title begins with the number of unread messages. The title of a page that
 * shows such a number itself is not changed, nor is one that the page changes meanwhile.
 */
export function followTitle(scope: Scope): (unread: number) => void {
  let unread = 0;
  let own = "";
  let counted = "";

  const paint = () => {
    if (documents("title") !== counted) own = documents("title");
    const isWanted = unread && documents("hidden") && !/^\(\d/.test(own);
    const next = isWanted ? `(${unread}) ${own}` : own;
    counted = isWanted ? next : "";
    if (documents("title") !== next) Reflect.set(Document.prototype, "title", next, document);
  };

  scope.on(document, "visibilitychange", paint);
  scope.defer(() => {
    unread = 0;
    paint();
  });
  return (count) => {
    unread = count;
    paint();
  };
}
