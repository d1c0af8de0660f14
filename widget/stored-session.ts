const key = (inboxID: string) => `linkdesk:${inboxID}`;

/** The session token kept in the host page's storage; null where there is none, or no storage. */
export function readStoredSession(inboxID: string): string | null {
  try {
    return localStorage.getItem(key(inboxID));
  } catch {
    return null;
  }
}

/** Keeps the token, or forgets the kept one. */
export function storeSession(inboxID: string, token: string | null): void {
  try {
    if (token) localStorage.setItem(key(inboxID), token);
    else localStorage.removeItem(key(inboxID));
  } catch {
    // Private mode, a full or a blocked storage: the copy in memory serves this page.
  }
}
