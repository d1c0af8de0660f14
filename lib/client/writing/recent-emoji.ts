const KEY = "linkdesk:emoji";
/** Two rows of the picker. */
const MAX_KEPT = 16;

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** The emoji that were chosen in this browser, newest first. */
export function readRecentEmoji(store = storage()): string[] {
  try {
    const kept: unknown = JSON.parse(store?.getItem(KEY) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return kept.filter((one) => typeof one === "string").slice(0, MAX_KEPT);
  } catch {
    return [];
  }
}

/** Storage that is full or blocked keeps nothing, and nothing else happens. */
export function addRecentEmoji(emoji: string, store = storage()): void {
  const others = readRecentEmoji(store).filter((other) => other !== emoji);
  try {
    store?.setItem(KEY, JSON.stringify([emoji, ...others].slice(0, MAX_KEPT)));
  } catch {}
}
