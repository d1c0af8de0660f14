import { bare, documents } from "../from-page.ts";
import type { Scope } from "../loader/scope.ts";

const STAYS_AFTER_MS = 1_500;

/**
 * Of a site's tabs that have the chat, one plays the sounds: the one that was shown last. It holds a
 * Web Lock, which a tab takes from the others when it is shown. When it closes, the next tab in the
 * queue gets the lock. Without Web Locks (plain http) every tab plays sounds.
 */
export function followLeader(name: string, scope: Scope, onChange: (isLeader: boolean) => void) {
  const { locks } = navigator as { locks?: LockManager };
  let isLeader = !locks;
  let isAsking = false;
  let isGone = false;
  let queue: AbortController | undefined;
  let release = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  const change = (next: boolean) => {
    if (isLeader === next) return;
    isLeader = next;
    if (!isGone) onChange(next);
  };
  function ask(options: LockOptions) {
    let wasHeld = false;
    const hold = () =>
      new Promise<void>((resolve) => {
        wasHeld = true;
        isAsking = false;
        if (isGone) return resolve();
        release = resolve;
        change(true);
      });
    locks?.request(name, options, hold).catch(() => {
      if (options.signal?.aborted || isGone) return;
      // The lock was never held, so this page may have none, for example in a sandbox.
      change(!wasHeld);
      if (wasHeld) queueUp();
    });
  }
  function queueUp() {
    queue = new AbortController();
    ask(bare({ signal: queue.signal }));
  }
  function lead() {
    if (isLeader || isAsking || documents("visibilityState") !== "visible") return;
    isAsking = true;
    queue?.abort();
    ask(bare({ steal: true }));
  }
  /** A page that holds a lock does not go into the back/forward cache. */
  function leave() {
    clearTimeout(timer);
    isGone = true;
    queue?.abort();
    release();
    change(!locks);
  }
  function comeBack() {
    isGone = false;
    lead();
  }

  if (locks) {
    scope.on(document, "visibilitychange", lead);
    // Firefox decides before `pagehide` whether it caches the page. A page that is still there after a
    // while was not left: the link was a download, for example.
    scope.on(window, "beforeunload", () => {
      leave();
      timer = setTimeout(comeBack, STAYS_AFTER_MS);
    });
    scope.on(window, "pagehide", leave);
    scope.on(window, "pageshow", comeBack);
    scope.defer(leave);
    if (documents("visibilityState") === "visible") lead();
    else queueUp();
  }
  return () => isLeader;
}
