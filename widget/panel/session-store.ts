import type { Scope } from "../loader/scope.ts";
import { readStoredSession, storeSession } from "../stored-session.ts";

/**
 * The visitor's session token, in the host page's storage: a frame's own storage is blocked or
 * partitioned in several browsers. Where storage throws, the token lives as long as the page.
 */
export type SessionStore = ReturnType<typeof createSessionStore>;

export function createSessionStore(
  inboxID: string,
  scope: Scope,
  onOtherTab: (token: string | null) => void,
) {
  let token = readStoredSession(inboxID);
  scope.on(window, "storage", () => {
    const stored = readStoredSession(inboxID);
    if (stored === token) return;
    token = stored;
    onOtherTab(stored);
  });
  return {
    get: () => token,
    set(next: string | null) {
      token = next;
      storeSession(inboxID, next);
    },
  };
}
