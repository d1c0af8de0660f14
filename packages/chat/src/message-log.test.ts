import type { MessagePage } from "@linkdesk/contract/conversations.ts";
import { expect, test } from "vitest";
import { messageWith } from "../../../tests/support/message.ts";
import { createMessageLog } from "./message-log.ts";

const message = (seq: number) => messageWith({ seq });
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => message(from + i));
const page = (from: number, to: number, lastSeq: number, hasMore: boolean): MessagePage => ({
  messages: range(from, to),
  lastSeq,
  hasMore,
});
const seqs = (log: ReturnType<typeof createMessageLog>) => log.messages().map((m) => m.seq);

test("messages that follow each other make no gap", () => {
  const log = createMessageLog();
  log.addNewestPage(page(1, 3, 3, false));
  log.add(message(4));
  expect(seqs(log)).toEqual([1, 2, 3, 4]);
  expect(log.hasGap()).toBe(false);
  expect(log.hasOlder()).toBe(false);
});

test("a hole is a gap until a page fills it, and nothing shows twice", () => {
  const log = createMessageLog();
  log.addNewestPage(page(1, 3, 3, false));
  log.add(message(6));
  expect(log.hasGap()).toBe(true);
  expect(log.ceiling()).toBe(3);
  log.addPageAfter(3, page(4, 6, 6, false));
  expect(seqs(log)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(log.hasGap()).toBe(false);
});

test("an event without content is a gap", () => {
  const log = createMessageLog();
  log.addNewestPage(page(1, 3, 3, false));
  log.noteNewest(4);
  expect(log.hasGap()).toBe(true);
});

test("catching up takes several pages", () => {
  const log = createMessageLog();
  log.addNewestPage(page(1, 2, 2, false));
  log.noteNewest(7);
  log.addPageAfter(2, page(3, 5, 7, true));
  expect(log.hasGap()).toBe(true);
  expect(log.ceiling()).toBe(5);
  log.addPageAfter(5, page(6, 7, 7, false));
  expect(log.hasGap()).toBe(false);
});

test("a number the server leaves out is no gap", () => {
  const log = createMessageLog();
  log.addNewestPage(page(1, 2, 2, false));
  log.add(message(4));
  log.addPageAfter(2, { messages: [message(4)], lastSeq: 4, hasMore: false });
  expect(log.hasGap()).toBe(false);
  log.add(message(5));
  expect(log.hasGap()).toBe(false);
});

test("what arrives before the first page is not lost", () => {
  const log = createMessageLog();
  log.add(message(61));
  expect(log.hasGap()).toBe(false);
  log.addNewestPage(page(11, 60, 60, true));
  expect(log.ceiling()).toBe(61);
  expect(log.hasOlder()).toBe(true);
});

test("history is walked back to its beginning", () => {
  const log = createMessageLog();
  log.addNewestPage(page(51, 100, 100, true));
  expect(log.floor()).toBe(51);
  log.addPageBefore(51, page(11, 50, 100, true));
  expect(log.floor()).toBe(11);
  log.addPageBefore(11, page(1, 10, 100, false));
  expect(log.hasOlder()).toBe(false);
  expect(seqs(log)).toEqual(range(1, 100).map((m) => m.seq));
});

test("events in any order, repeated, end in the server's order", () => {
  const log = createMessageLog();
  log.startEmpty();
  for (const seq of [3, 1, 2, 5, 3, 4, 1]) log.add(message(seq));
  expect(seqs(log)).toEqual([1, 2, 3, 4, 5]);
  expect(log.hasGap()).toBe(false);
});

test("a new start beyond a wide hole forgets what came before it", () => {
  const log = createMessageLog();
  log.addNewestPage(page(1, 10, 10, false));
  log.add(message(2_001));
  log.addNewestPage(page(1_951, 2_000, 2_000, true));
  expect(seqs(log)).toEqual(range(1_951, 2_001).map((m) => m.seq));
  expect([log.floor(), log.ceiling(), log.hasGap()]).toEqual([1_951, 2_001, false]);
  // History that was under way leaves no hole behind.
  log.addPageBefore(5, page(1, 4, 2_000, false));
  expect(log.floor()).toBe(1_951);
  log.addPageBefore(1_951, page(1_901, 1_950, 2_000, true));
  expect(log.messages()[0]?.seq).toBe(1_901);
});

test("a newest page that joins what is known keeps it", () => {
  const log = createMessageLog();
  log.addNewestPage(page(31, 80, 80, true));
  log.addPageBefore(31, page(11, 30, 80, true));
  log.addNewestPage(page(36, 85, 85, true));
  expect([log.floor(), log.ceiling()]).toEqual([11, 85]);
});

test("an answer changes the message it belongs to, and only that one", () => {
  const log = createMessageLog();
  log.addNewestPage(page(1, 2, 2, false));
  const before = log.messages();
  const response = { buttonId: "yes", at: "2030-01-01T00:00:00.000Z" };
  log.amend(2, { response });
  log.amend(9, { response });
  expect(log.messages().map((m) => m.response)).toEqual([null, response]);
  expect(log.messages()[0]).toBe(before[0]);
  expect(log.messages()[1]).not.toBe(before[1]);
});

test("read at its end, a long log lets go of what is far above, and can load it again", () => {
  const log = createMessageLog();
  log.addNewestPage(page(1, 50, 50, false));
  for (let seq = 51; seq <= 150; seq++) log.add(message(seq));
  expect(log.trim()).toBe(false);
  log.add(message(151));
  expect(log.trim()).toBe(true);
  expect(seqs(log)).toEqual(range(52, 151).map((m) => m.seq));
  expect(log.hasOlder()).toBe(true);
  expect(log.hasGap()).toBe(false);
  log.addPageBefore(log.floor(), page(2, 51, 151, true));
  expect(seqs(log)[0]).toBe(2);
});
