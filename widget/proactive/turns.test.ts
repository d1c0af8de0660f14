import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTurns, PAUSE_MS } from "./turns.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const log: string[] = [];
  const state = { isChatOpen: false, kept: [] as string[] };
  const turns = createTurns({
    show: ({ id }) => log.push(id),
    hide: () => log.push("-"),
    isChatOpen: () => state.isChatOpen,
    shownBefore: () => state.kept,
    remember: (id) => state.kept.push(id),
  });
  const add = (id: string, more = {}) =>
    turns.add({ id, message: id, isWanted: () => true, ...more });
  return { log, state, turns, add };
}

test("the second message waits until the first is dismissed, and some time longer", () => {
  const { log, turns, add } = setUp();
  add("a");
  add("b");
  add("b");
  expect(log).toEqual(["a"]);
  turns.dismiss();
  expect(log).toEqual(["a", "-"]);
  add("c");
  vi.advanceTimersByTime(PAUSE_MS);
  expect(log).toEqual(["a", "-", "b"]);
});

test("a dismissed message is not shown again on this page", () => {
  const { log, turns, add } = setUp();
  add("a");
  turns.dismiss();
  vi.advanceTimersByTime(PAUSE_MS);
  add("a");
  expect(log).toEqual(["a", "-"]);
});

test("no message is shown over an open chat, and opening the chat removes all of them", () => {
  const { log, state, turns, add } = setUp();
  add("a");
  add("b");
  state.isChatOpen = true;
  turns.clear();
  add("c");
  turns.force({ id: "d", message: "d" });
  vi.advanceTimersByTime(PAUSE_MS);
  expect(log).toEqual(["a", "-"]);
  state.isChatOpen = false;
  add("e");
  expect(log).toEqual(["a", "-", "e"]);
});

test("a message with onlyOnce is shown once, on this page or on a later one", () => {
  const { log, state, turns, add } = setUp();
  state.kept = ["a"];
  add("a", { isOnce: true });
  add("b", { isOnce: true });
  turns.clear();
  add("b", { isOnce: true });
  expect(log).toEqual(["b", "-"]);
  expect(state.kept).toEqual(["a", "b"]);
});

test("a message for a page that the visitor has left is skipped", () => {
  const { log, turns, add } = setUp();
  let isOnPage = true;
  add("a");
  add("b", { isWanted: () => isOnPage });
  add("c");
  isOnPage = false;
  turns.dismiss();
  vi.advanceTimersByTime(PAUSE_MS);
  expect(log).toEqual(["a", "-", "c"]);
});

test("a message that the page asks for replaces the one on screen, each time it asks", () => {
  const { log, turns, add } = setUp();
  add("a");
  turns.force({ id: "command", message: "x" });
  turns.dismiss();
  turns.force({ id: "command", message: "y" });
  expect(log).toEqual(["a", "command", "-", "command"]);
});
