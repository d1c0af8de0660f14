import { bare, documents } from "../from-page.ts";
import type { Scope } from "../loader/scope.ts";

const STAYS_AFTER_MS = 1_500;

/**
 * Of a site's tabs that have the chat, one makes the sounds: the one that was looked at last. It
 * holds a Web Lock, which a tab takes from the others when it is shown and leaves to the next in
 * line when it goes. Where there are no Web Locks (plain http) every tab leads.
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
      // A lock that was never held is one that this page may not have, in a sandbox for example.
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
  /** A page that holds a lock is not kept for the back button. */
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
    // Firefox decides before `pagehide` whether it keeps the page. One that is still here after a
    // while stays: the link was a download, say.
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
