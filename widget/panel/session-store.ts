import type { Scope } from "../loader/scope.ts";
import { readStoredSession, storeSession } from "../stored-session.ts";

type Options = {
  inboxID: string;
  scope: Scope;
  /** False while nothing may be kept, because the visitor has not agreed or the page forbids it. */
  mayStore: () => boolean;
  durationMs: number | undefined;
  onOtherTab: (token: string | null) => void;
};

/**
 * The visitor's session token, in the host page's storage: a frame's own storage is blocked or
 * partitioned in several browsers. Where storage throws, the token lives as long as the page.
 */
export function createSessionStore(options: Options) {
  const { inboxID, scope, mayStore, durationMs, onOtherTab } = options;
  let token: string | null = null;
  const set = (next: string | null) => {
    token = next;
    if (mayStore()) storeSession(inboxID, next, durationMs);
  };
  /** Takes what another tab has kept. */
  const follow = () => {
    if (!mayStore()) return false;
    const kept = readStoredSession(inboxID);
    if (kept === token) return false;
    token = kept;
    onOtherTab(kept);
    return true;
  };
  /** Takes what is kept; every visit prolongs it. */
  const load = () => {
    const kept = mayStore() ? readStoredSession(inboxID) : null;
    if (kept) set(kept);
    return token;
  };
  load();
  scope.on(window, "storage", follow);
  return {
    get: () => token,
    set,
    load,
    /** Call when the session `lost` has ended. A newer session that another tab has stored is kept. */
    lose(lost: string) {
      if (token === lost && !follow()) set(null);
    },
  };
}
