import { documents, own } from "../from-page.ts";
import type { Scope } from "../loader/scope.ts";
import type { HostPage } from "../protocol.ts";

/** A single-page app sets its title shortly after it changes the address. */
const TITLE_SETTLE_MS = 300;

export function readPage(): HostPage {
  return {
    url: location.href,
    title: documents("title"),
    referrer: documents("referrer"),
  };
}

/**
 * Reports navigations within a single-page app. The host's history methods are not changed. Where it
 * exists, the Navigation API reports every navigation. Elsewhere a `pushState` is noticed at the next
 * call of the returned function, or when the tab is shown again.
 */
export function trackPage(scope: Scope, onMove: (page: HostPage) => void): () => void {
  let last = location.href;
  let timer = 0;
  const check = () => {
    if (location.href === last) return;
    last = location.href;
    clearTimeout(timer);
    timer = window.setTimeout(() => onMove(readPage()), TITLE_SETTLE_MS);
  };
  const navigation = own(window, "navigation") as EventTarget | undefined;
  scope.on(navigation || window, navigation ? "navigatesuccess" : "popstate", check);
  scope.on(document, "visibilitychange", check);
  scope.defer(() => clearTimeout(timer));
  return check;
}
