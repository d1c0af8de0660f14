import { expect, test } from "vitest";
import { addRecentSearch, clearRecentSearches, readRecentSearches } from "./recent-searches.ts";

/** A browser's storage, as far as it is used here. */
function memoryStorage(): Storage {
  const store: Record<string, unknown> = Object.create({
    getItem: (key: string) => (Object.hasOwn(store, key) ? store[key] : null),
    setItem(key: string, value: string) {
      store[key] = value;
    },
    removeItem: (key: string) => void delete store[key],
  });
  return store as unknown as Storage;
}

test("the newest searches are kept once each, for each member", () => {
  const store = memoryStorage();
  for (const q of ["one", "two", "three", "one", "4", "5", "6", "7"])
    addRecentSearch("ada", q, store);
  expect(readRecentSearches("ada", store)).toEqual(["7", "6", "5", "4", "one", "three"]);
  expect(readRecentSearches("bob", store)).toEqual([]);
  clearRecentSearches(store);
  expect(readRecentSearches("ada", store)).toEqual([]);
});

test("what something else left in the storage is no search", () => {
  const store = memoryStorage();
  store.setItem("linkdesk:searches:ada", "{broken");
  expect(readRecentSearches("ada", store)).toEqual([]);
  store.setItem("linkdesk:searches:ada", '[1, "two"]');
  expect(readRecentSearches("ada", store)).toEqual(["two"]);
});
