import { TYPING_THROTTLE_MS, TYPING_TTL_MS } from "@linkdesk/contract/events.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTypingReceiver, createTypingSender } from "./typing.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("typing is reported at intervals, and its end once", () => {
  const sent: boolean[] = [];
  const sender = createTypingSender((isTyping) => sent.push(isTyping));
  sender.typed(false);
  for (let i = 0; i < 10; i++) sender.typed(true);
  expect(sent).toEqual([true]);
  vi.advanceTimersByTime(TYPING_THROTTLE_MS);
  sender.typed(true);
  sender.typed(false);
  sender.typed(false);
  expect(sent).toEqual([true, true, false]);
  sender.typed(true);
  sender.reset();
  sender.typed(false);
  expect(sent).toEqual([true, true, false, true]);
});

test("only the other side is heard, and it is forgotten when it falls silent", () => {
  const heard: (string | null)[] = [];
  const { receive } = createTypingReceiver("agent", (name) => heard.push(name));
  for (const data of [null, "typing", {}, { author: "contact", isTyping: true }]) receive(data);
  expect(heard).toEqual([]);
  receive({ author: "agent", name: "Maya", isTyping: true });
  vi.advanceTimersByTime(TYPING_TTL_MS - 1);
  receive({ author: "agent", isTyping: true });
  vi.advanceTimersByTime(TYPING_TTL_MS - 1);
  expect(heard).toEqual(["Maya", ""]);
  vi.advanceTimersByTime(1);
  expect(heard).toEqual(["Maya", "", null]);
  receive({ author: "agent", name: "x".repeat(500), isTyping: true });
  expect(heard.at(-1)).toHaveLength(80);
  receive({ author: "agent", isTyping: false });
  expect(heard.at(-1)).toBeNull();
  receive({ author: "agent", isTyping: true, ttlMs: 3 * TYPING_TTL_MS });
  vi.advanceTimersByTime(2 * TYPING_TTL_MS);
  expect(heard.at(-1)).toBe("");
  vi.advanceTimersByTime(TYPING_TTL_MS);
  expect(heard.at(-1)).toBeNull();
});
