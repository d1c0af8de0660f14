import { VIEWING_TTL_MS } from "@linkdesk/contract/events.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createViewers } from "./viewers.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const event = (memberId: string, state: string, conversationId = "c") => ({
  ...{ conversationId, memberId, state },
});

test("a colleague is there while their browser says so, and until they leave", () => {
  const viewers = createViewers();
  viewers.receive(event("maya", "looking"));
  viewers.receive(event("bo", "writing"));
  expect(viewers.list("c")).toEqual([
    { memberId: "maya", isWriting: false },
    { memberId: "bo", isWriting: true },
  ]);
  expect(viewers.list("other")).toEqual([]);
  viewers.receive(event("maya", "gone"));
  expect(viewers.list("c")).toEqual([{ memberId: "bo", isWriting: true }]);
});

test("a colleague whose browser says nothing any more is forgotten", () => {
  const viewers = createViewers();
  viewers.receive(event("maya", "looking"));
  vi.advanceTimersByTime(VIEWING_TTL_MS - 1);
  viewers.receive(event("maya", "looking"));
  vi.advanceTimersByTime(VIEWING_TTL_MS - 1);
  expect(viewers.list("c")).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(viewers.list("c")).toEqual([]);
});

test("listeners hear of changes only", () => {
  const viewers = createViewers();
  const listener = vi.fn();
  viewers.subscribe(listener);
  const before = viewers.list("c");
  for (let i = 0; i < 3; i++) viewers.receive(event("maya", "looking"));
  expect(listener).toHaveBeenCalledTimes(1);
  expect(viewers.list("c")).not.toBe(before);
  viewers.receive(event("maya", "writing"));
  expect(listener).toHaveBeenCalledTimes(2);
});

test("what is no such event is ignored", () => {
  const viewers = createViewers();
  for (const data of [null, 7, "x", {}, [], { ...event("maya", "dancing") }, { memberId: {} }]) {
    viewers.receive(data);
  }
  expect(viewers.list("c")).toEqual([]);
});
