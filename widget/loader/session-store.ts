import type { Scope } from "./scope.ts";

/**
 * The visitor's session token, in the host page's storage: a frame's own storage is blocked or
 * partitioned in several browsers. Where storage throws, the token lives as long as the page.
 */
export type SessionStore = { get: () => string | null; set: (token: string | null) => void };

export function createSessionStore(
  inboxID: string,
  scope: Scope,
  onOtherTab: (token: string | null) => void,
): SessionStore {
  const key = `linkdesk:${inboxID}`;
  const read = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  // Not read before it is needed: the first access can wait for the disk.
  let token: string | null | undefined;
  const get = () => {
    if (token === undefined) token = read();
    return token;
  };
  scope.on(window, "storage", () => {
    const stored = read();
    if (token === undefined || stored === token) return;
    token = stored;
    onOtherTab(stored);
  });
  return {
    get,
    set(next) {
      token = next;
      try {
        if (next) localStorage.setItem(key, next);
        else localStorage.removeItem(key);
      } catch {
        // Private mode, a full or a blocked storage: the copy in memory serves this page.
      }
    },
  };
}
