import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readStoredSession, storeSession } from "./stored-session.ts";

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.useFakeTimers();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a token is kept until it is cleared", () => {
  storeSession("i", "token");
  vi.advanceTimersByTime(400 * 86_400_000);
  expect(readStoredSession("i")).toBe("token");
  storeSession("i", null);
  expect(readStoredSession("i")).toBeNull();
  expect(kept.size).toBe(0);
});

test("a token with a duration is forgotten when it is over", () => {
  storeSession("i", "token", 1_000);
  expect(readStoredSession("i")).toBe("token");
  vi.advanceTimersByTime(1_000);
  expect(readStoredSession("i")).toBeNull();
});

test("a storage that throws stores nothing and causes no error", () => {
  vi.stubGlobal("localStorage", undefined);
  storeSession("i", "token");
  expect(readStoredSession("i")).toBeNull();
});
