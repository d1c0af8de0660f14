import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { messageWith } from "../../../tests/support/message.ts";
import type { MessageRange } from "./catch-up.ts";
import { createMessageFeed } from "./message-feed.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const message = (seq: number) => messageWith({ seq, clientId: `client-${seq}` });
const settle = () => vi.advanceTimersByTimeAsync(0);

/** A server with `count` messages in pages of three. `isHeld`: it answers when it is released. */
function setUp(count: number) {
  const server = {
    ...{ count, isDown: false, isHeld: false, asked: [] as MessageRange[] },
    release: () => {},
  };
  const seen = new Set<number>();
  const feed = createMessageFeed({
    async fetchPage(range) {
      server.asked.push(range);
      if (server.isHeld) await new Promise<void>((resolve) => (server.release = resolve));
      if (server.isDown) return null;
      const { after = 0, before = server.count + 1 } = range;
      const all = Array.from({ length: server.count }, (_, i) => message(i + 1));
      const inRange = all.filter(({ seq }) => seq > after && seq < before);
      const messages = after ? inRange.slice(0, 3) : inRange.slice(-3);
      return { messages, lastSeq: server.count, hasMore: messages.length < inRange.length };
    },
    onMessage: ({ seq }) => seen.add(seq),
    onChange: () => {},
  });
  const seqs = () => feed.log.messages().map((m) => m.seq);
  return { server, feed, seen, seqs };
}

test("an event that shows a gap fetches exactly what is missing, and onMessage gets every message", async () => {
  const { server, feed, seen, seqs } = setUp(2);
  feed.start();
  feed.setLive(true);
  await settle();
  server.count = 5;
  server.asked.length = 0;
  feed.receive(message(5));
  await settle();
  expect(seqs()).toEqual([1, 2, 3, 4, 5]);
  expect(server.asked).toEqual([{ after: 2, limit: 100 }]);
  expect([...seen].sort()).toEqual([1, 2, 3, 4, 5]);
});

test("what a page brings is reported at once, also while another page is on its way", async () => {
  const { server, feed, seen } = setUp(2);
  server.isHeld = true;
  feed.start();
  feed.resync();
  server.release();
  await settle();
  expect(server.asked).toHaveLength(2);
  expect([...seen]).toEqual([1, 2]);
});

test("an announced message is fetched, one that is known is not", async () => {
  const { server, feed, seqs } = setUp(1);
  feed.start();
  feed.setLive(true);
  await settle();
  server.asked.length = 0;
  feed.announce(1);
  await settle();
  expect(server.asked).toEqual([]);
  server.count = 2;
  feed.announce(2);
  await settle();
  expect(seqs()).toEqual([1, 2]);
});

test("history comes page by page, one request at a time, and a failure can be repeated", async () => {
  const { server, feed, seqs } = setUp(7);
  feed.start();
  feed.setLive(true);
  await settle();
  expect(seqs()).toEqual([5, 6, 7]);
  server.isDown = true;
  await feed.loadOlder();
  expect(feed.olderStatus()).toBe("failed");
  server.isDown = false;
  server.asked.length = 0;
  await Promise.all([feed.loadOlder(), feed.loadOlder()]);
  expect(server.asked).toEqual([{ before: 5 }]);
  await feed.loadOlder();
  expect(seqs()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  await feed.loadOlder();
  expect(server.asked).toHaveLength(2);
});

test("a new conversation is loaded at once, with nothing asked", async () => {
  const { server, feed } = setUp(0);
  feed.startEmpty();
  await settle();
  expect(feed.log.isLoaded()).toBe(true);
  expect(server.asked).toEqual([]);
});

test("a message is in the log when onMessage is called", async () => {
  const found: boolean[] = [];
  const feed = createMessageFeed({
    fetchPage: async () => ({ messages: [message(1)], lastSeq: 1, hasMore: false }),
    onMessage: ({ seq }) => found.push(feed.log.messages().some((m) => m.seq === seq)),
    onChange: () => {},
  });
  feed.start();
  await settle();
  feed.receive(message(2));
  expect(found).toEqual([true, true]);
});
