import type { MessagePage } from "@linkdesk/contract/conversations.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { messageWith } from "../../../tests/support/message.ts";
import { createCatchUp, type MessageRange } from "./catch-up.ts";
import { createMessageLog } from "./message-log.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server with `size` messages that answers as the widget API does. */
function setUp(size: number, options: { restartBeyond?: number; mayPoll?: () => boolean } = {}) {
  const server = { size, isDown: false, asked: [] as MessageRange[] };
  const log = createMessageLog();
  const message = (seq: number) => messageWith({ seq });
  const fetchPage = async (range: MessageRange): Promise<MessagePage | null> => {
    server.asked.push(range);
    if (server.isDown) return null;
    const limit = range.limit ?? 50;
    const all = Array.from({ length: server.size }, (_, i) => message(i + 1));
    const found =
      range.after === undefined
        ? all.slice(-limit)
        : all.filter((m) => m.seq > (range.after ?? 0)).slice(0, limit);
    const hasMore =
      range.after === undefined ? (found[0]?.seq ?? 1) > 1 : found.at(-1)?.seq !== server.size;
    return { messages: found, lastSeq: server.size, hasMore: found.length > 0 && hasMore };
  };
  const catchUp = createCatchUp({ log, fetchPage, onChange: () => {}, ...options });
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { server, log, catchUp, settle };
}

test("the first page is the newest, the next run continues after it", async () => {
  const { server, log, catchUp, settle } = setUp(80);
  catchUp.setLive(true);
  await settle();
  expect([log.floor(), log.ceiling()]).toEqual([31, 80]);
  server.size = 83;
  catchUp.run();
  await settle();
  expect(log.messages()).toHaveLength(53);
  expect(server.asked).toEqual([{}, { after: 80, limit: 100 }]);
});

test("a long absence is caught up page by page, with nothing missing", async () => {
  const { server, log, catchUp, settle } = setUp(10);
  catchUp.setLive(true);
  await settle();
  server.size = 350;
  catchUp.run();
  await settle();
  expect(log.messages().map((m) => m.seq)).toEqual(Array.from({ length: 350 }, (_, i) => i + 1));
  expect(server.asked).toHaveLength(5);
});

test("while realtime is down it polls, slower and slower; a live connection ends the polling", async () => {
  const { server, catchUp, settle } = setUp(1);
  catchUp.run();
  await settle();
  await vi.advanceTimersByTimeAsync(60_000);
  const asked = server.asked.length;
  expect(asked).toBeGreaterThan(5);
  expect(asked).toBeLessThan(12);
  catchUp.setLive(true);
  await settle();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(server.asked).toHaveLength(asked + 1);
});

test("a poll that finds something makes the next ones brisk", async () => {
  const { server, log, catchUp } = setUp(1);
  catchUp.run();
  await vi.advanceTimersByTimeAsync(120_000);
  server.size = 2;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(log.ceiling()).toBe(2);
  const asked = server.asked.length;
  await vi.advanceTimersByTimeAsync(2_100);
  expect(server.asked.length).toBeGreaterThan(asked);
});

test("a fetch that failed is repeated although events flow", async () => {
  const { server, log, catchUp, settle } = setUp(3);
  server.isDown = true;
  catchUp.setLive(true);
  await settle();
  expect(catchUp.hasFailed()).toBe(true);
  server.isDown = false;
  await vi.advanceTimersByTimeAsync(2_100);
  expect(log.ceiling()).toBe(3);
});

test("nothing is fetched after stop", async () => {
  const { server, catchUp, settle } = setUp(3);
  catchUp.run();
  await settle();
  catchUp.stop();
  const asked = server.asked.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.asked).toHaveLength(asked);
});

test("catching up that is started again goes on where it was", async () => {
  const { server, log, catchUp, settle } = setUp(3);
  catchUp.run();
  await settle();
  catchUp.stop();
  server.size = 5;
  catchUp.start();
  catchUp.run();
  await settle();
  expect(log.ceiling()).toBe(5);
  expect(server.asked.at(-1)).toEqual({ after: 3, limit: 100 });
});

test("a reader who is too far behind starts again from the newest page", async () => {
  const { server, log, catchUp, settle } = setUp(2, { restartBeyond: 300 });
  catchUp.setLive(true);
  await settle();
  server.size = 2_000;
  catchUp.run();
  await settle();
  expect(log.messages()[0]?.seq).toBe(1_951);
  expect(log.hasOlder()).toBe(true);
  expect(server.asked).toEqual([{}, { after: 2, limit: 100 }, {}]);
});

test("a server that never fills a hole is not asked for ever", async () => {
  const { server, log, catchUp, settle } = setUp(1);
  catchUp.setLive(true);
  await settle();
  log.noteNewest(9);
  catchUp.run();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.asked.length).toBeLessThan(12);
});

test("nothing is polled while nobody looks", async () => {
  let isLookedAt = false;
  const { server, catchUp, settle } = setUp(3, { mayPoll: () => isLookedAt });
  catchUp.run();
  await settle();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(server.asked).toHaveLength(1);
  isLookedAt = true;
  await vi.advanceTimersByTimeAsync(31_000);
  expect(server.asked.length).toBeGreaterThan(1);
});

test("asking again by hand takes the failure back until there is an answer", async () => {
  const { server, catchUp, settle } = setUp(3);
  server.isDown = true;
  catchUp.run();
  await settle();
  expect(catchUp.hasFailed()).toBe(true);
  catchUp.run();
  expect(catchUp.hasFailed()).toBe(false);
  await settle();
  expect(catchUp.hasFailed()).toBe(true);
});
