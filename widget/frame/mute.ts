/** In the frame's own storage, which a page cannot read and some browsers block: then per page. */
const key = (inboxId: string) => `linkdesk-muted:${inboxId}`;

export function readMuted(inboxId: string): boolean {
  try {
    return localStorage.getItem(key(inboxId)) === "1";
  } catch {
    return false;
  }
}

export function storeMuted(inboxId: string, isMuted: boolean): void {
  try {
    if (isMuted) localStorage.setItem(key(inboxId), "1");
    else localStorage.removeItem(key(inboxId));
  } catch {
    // Remembered by this page alone.
  }
}
