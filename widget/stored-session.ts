/*
 * What the widget keeps in the host page's storage. Every reader gets null where there is
 * nothing, or no storage: private mode, a full or a blocked one. Then memory serves this page.
 */
/** Where the session token is kept. */
export const sessionKey = (inboxID: string) => `linkdesk:${inboxID}`;

export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string | null): void {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // As above.
  }
}

/** The kept session token, unless it has outlived the page's `sessionDuration`. */
export function readStoredSession(inboxID: string): string | null {
  const [token, until = Infinity] = (readKept(sessionKey(inboxID)) || "").split(" ");
  return (Date.now() < +until && token) || null;
}

/** Keeps the token, for `durationMs` if that is given, or forgets the kept one. */
export function storeSession(inboxID: string, token: string | null, durationMs?: number): void {
  keep(sessionKey(inboxID), token && durationMs ? `${token} ${Date.now() + durationMs}` : token);
}

/** Where the visitor's yes to the consent question is kept. */
export const consentKey = (inboxID: string) => `${sessionKey(inboxID)}:consent`;
/** Where it is kept that the visitor turned the sound off. */
export const mutedKey = (inboxID: string) => `${sessionKey(inboxID)}:muted`;
/** Where the offers are listed that must not be shown again. */
export const shownKey = (inboxID: string) => `${sessionKey(inboxID)}:shown`;
