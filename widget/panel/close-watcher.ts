import { own } from "../from-page.ts";
import type { Scope } from "../loader/scope.ts";

type Watcher = { onclose: (() => void) | null; destroy: () => void };

/** As in panel.css: here the panel covers the page. */
export const IS_FULL_SCREEN = "(max-width: 480px), (max-height: 420px)";

/**
 * Lets the back gesture of a phone close the chat while it covers the page, where the browser has
 * the CloseWatcher API. The host's history is the host's: no entry is ever added to it. Call the
 * result whenever the chat was opened or closed.
 */
export function watchBack(scope: Scope, isOpen: () => boolean, close: () => void): () => void {
  const CloseWatcher = own(window, "CloseWatcher") as (new () => Watcher) | undefined;
  let watcher: Watcher | undefined;
  const stop = () => {
    watcher?.destroy();
    watcher = undefined;
  };
  scope.defer(stop);
  return () => {
    stop();
    if (!CloseWatcher || !isOpen() || !matchMedia(IS_FULL_SCREEN).matches) return;
    watcher = new CloseWatcher();
    watcher.onclose = close;
  };
}
