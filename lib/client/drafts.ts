const key = (conversationId: string) => `draft:${conversationId}`;

/** What was typed and not sent, for as long as the tab lives. Storage may be refused: then not. */
export function readDraft(conversationId: string): string {
  try {
    return sessionStorage.getItem(key(conversationId)) ?? "";
  } catch {
    return "";
  }
}

export function saveDraft(conversationId: string, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(key(conversationId));
    else sessionStorage.setItem(key(conversationId), text);
  } catch {
    // A full or blocked storage loses the draft on reload, nothing more.
  }
}
