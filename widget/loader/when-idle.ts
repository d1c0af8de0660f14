import type { Scope } from "./scope.ts";

/** Runs `work` when the host page has nothing better to do. */
export function whenIdle(scope: Scope, work: () => void): void {
  // Safari has no requestIdleCallback.
  if ("requestIdleCallback" in window) {
    const id = requestIdleCallback(work, { timeout: 5_000 });
    scope.defer(() => cancelIdleCallback(id));
  } else {
    const id = setTimeout(work, 1_500);
    scope.defer(() => clearTimeout(id));
  }
}
