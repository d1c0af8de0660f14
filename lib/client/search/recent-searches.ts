/** Signing out deletes what begins so. */
const PREFIX = "linkdesk:searches:";
const MAX_KEPT = 6;

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** What a member searched for in this browser and opened a hit of, newest first. */
export function readRecentSearches(memberId: string, store = storage()): string[] {
  try {
    const kept: unknown = JSON.parse(store?.getItem(PREFIX + memberId) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return kept.filter((q) => typeof q === "string").slice(0, MAX_KEPT);
  } catch {
    return [];
  }
}

/** Storage that is full or blocked keeps nothing, and nothing else happens. */
export function addRecentSearch(memberId: string, q: string, store = storage()): void {
  const others = readRecentSearches(memberId, store).filter((other) => other !== q);
  try {
    store?.setItem(PREFIX + memberId, JSON.stringify([q, ...others].slice(0, MAX_KEPT)));
  } catch {}
}

/** Forgets the searches of everybody who used this browser. */
export function clearRecentSearches(store = storage()): void {
  for (const key of Object.keys(store ?? {})) if (key.startsWith(PREFIX)) store?.removeItem(key);
}
