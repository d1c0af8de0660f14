import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Message, MessagePage } from "../conversations.ts";
import type { ApiResult, MessageRange } from "./api.ts";
import { createCatchUp } from "./catch-up.ts";
import { createMessageLog } from "./message-log.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server with `size` messages that answers as the widget API does. */
function setUp(size: number) {
  const server = { size, isDown: false, asked: [] as MessageRange[] };
  const log = createMessageLog();
  const message = (seq: number): Message => ({
    id: `m${seq}`,
    conversationId: "c",
    seq,
    clientId: null,
    author: { type: "agent", id: "a", name: "Maya" },
    text: "",
    createdAt: "2030-01-01T00:00:00.000Z",
  });
  const fetchPage = async (range: MessageRange): Promise<ApiResult<MessagePage>> => {
    server.asked.push(range);
    if (server.isDown) return { data: null, error: { status: 0, code: null, retryAfterMs: null } };
    const limit = range.limit ?? 50;
    const all = Array.from({ length: server.size }, (_, i) => message(i + 1));
    const found =
      range.after === undefined
        ? all.slice(-limit)
        : all.filter((m) => m.seq > (range.after ?? 0)).slice(0, limit);
    const hasMore =
      range.after === undefined ? (found[0]?.seq ?? 1) > 1 : found.at(-1)?.seq !== server.size;
    const data = { messages: found, lastSeq: server.size, hasMore: found.length > 0 && hasMore };
    return { data, error: null };
  };
  const catchUp = createCatchUp({ log, fetchPage, onChange: () => {} });
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

test("nothing happens after stop", async () => {
  const { server, catchUp, settle } = setUp(3);
  catchUp.run();
  await settle();
  catchUp.stop();
  const asked = server.asked.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.asked).toHaveLength(asked);
});
