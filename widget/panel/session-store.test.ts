import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createScope } from "../loader/scope.ts";
import { createSessionStore } from "./session-store.ts";

let kept: Map<string, string>;
let page: EventTarget;
beforeEach(() => {
  kept = new Map();
  page = new EventTarget();
  vi.stubGlobal("window", page);
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const KEY = "linkdesk:i";

function openTab() {
  const notified: (string | null)[] = [];
  const store = createSessionStore({
    inboxID: "i",
    scope: createScope(),
    mayStore: () => true,
    durationMs: undefined,
    onOtherTab: (token) => void notified.push(token),
  });
  return { store, notified };
}

test("a session that has ended is forgotten", () => {
  const { store, notified } = openTab();
  store.set("old");
  store.lose("old");
  expect(store.get()).toBeNull();
  expect(kept.has(KEY)).toBe(false);
  expect(notified).toEqual([]);
});

test("a tab that learns late that its session has ended uses the new one that another tab stored", () => {
  const { store, notified } = openTab();
  store.set("old");
  // Another user signed in there; this tab has not heard of it yet.
  kept.set(KEY, "new");
  store.lose("old");
  expect(kept.get(KEY)).toBe("new");
  expect(store.get()).toBe("new");
  expect(notified).toEqual(["new"]);
});

test("the end of a session that this tab no longer uses changes nothing", () => {
  const { store, notified } = openTab();
  store.set("new");
  store.lose("old");
  expect(store.get()).toBe("new");
  expect(kept.get(KEY)).toBe("new");
  expect(notified).toEqual([]);
});
