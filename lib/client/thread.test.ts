import { expect, it } from "vitest";
import type { Message, MessagePage } from "@/lib/contract/conversations";
import { createThread } from "./thread.ts";

function message(seq: number, clientId: string | null = null): Message {
  return {
    id: `m${seq}`,
    conversationId: "c",
    seq,
    clientId,
    author: { type: "contact", id: "x", name: "X" },
    text: `text ${seq}`,
    createdAt: "2026-01-01T00:00:00.000Z",
  };
}

/** A server with `count` messages that answers pages of `size`. */
function fakeServer(count: number, size = 50) {
  const state = { count, asked: [] as Array<{ after?: number; before?: number }>, failPosts: 0 };
  const range = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => message(from + i));
  async function fetchPage(query: { after?: number; before?: number }): Promise<MessagePage> {
    state.asked.push(query);
    const last = state.count;
    if (query.after !== undefined) {
      const to = Math.min(last, query.after + size);
      return { messages: range(query.after + 1, to), lastSeq: last, hasMore: to < last };
    }
    const to = query.before === undefined ? last : query.before - 1;
    const from = Math.max(1, to - size + 1);
    return { messages: range(from, to), lastSeq: last, hasMore: from > 1 };
  }
  const posted: string[] = [];
  async function post(body: { clientId: string; text: string }): Promise<Message> {
    posted.push(body.clientId);
    if (state.failPosts > 0) {
      state.failPosts -= 1;
      throw new Error("offline");
    }
    state.count += 1;
    return { ...message(state.count, body.clientId), text: body.text };
  }
  let ids = 0;
  const thread = createThread({
    fetchPage,
    post,
    errorText: () => "No connection",
    newId: () => `id-${++ids}`,
  });
  return {
    state,
    posted,
    thread,
    seqs: () => thread.getSnapshot().store.messages.map((m) => m.seq),
  };
}

it("loads the newest page first and history on demand", async () => {
  const { thread, seqs } = fakeServer(7, 3);
  await thread.sync();
  expect(seqs()).toEqual([5, 6, 7]);
  await thread.loadOlder();
  expect(seqs()).toEqual([2, 3, 4, 5, 6, 7]);
  await thread.loadOlder();
  expect(thread.getSnapshot().store.hasOlder).toBe(false);
});

it("fetches exactly what it missed when an event shows a gap", async () => {
  const { thread, state, seqs } = fakeServer(2);
  await thread.sync();
  state.count = 5;
  thread.receive(5, message(5));
  await thread.sync();
  expect(seqs()).toEqual([1, 2, 3, 4, 5]);
  expect(state.asked[1]).toEqual({ after: 2 });
});

it("fetches a message that was too large for an event", async () => {
  const { thread, state, seqs } = fakeServer(1);
  await thread.sync();
  state.count = 2;
  thread.receive(2, null);
  await thread.sync();
  expect(seqs()).toEqual([1, 2]);
});

it("walks several pages after an absence, and starts again after a long one", async () => {
  const near = fakeServer(2, 50);
  await near.thread.sync();
  near.state.count = 150;
  await near.thread.sync();
  expect(near.seqs()).toHaveLength(150);

  const far = fakeServer(2, 50);
  await far.thread.sync();
  far.state.count = 2_000;
  await far.thread.sync();
  expect(far.seqs()[0]).toBe(1_951);
  expect(far.thread.getSnapshot().store.hasOlder).toBe(true);
});

it("does not ask for ever when the server never fills a hole", async () => {
  const { thread, state } = fakeServer(1);
  await thread.sync();
  thread.receive(9, null);
  await thread.sync();
  expect(state.asked.length).toBeLessThan(6);
});

it("keeps a failed message and retries it under the same clientId", async () => {
  const { thread, state, posted } = fakeServer(1);
  await thread.sync();
  state.failPosts = 1;
  await thread.send("hello");
  const [failed] = thread.getSnapshot().store.outgoing;
  expect(failed).toMatchObject({ state: "failed", error: "No connection", text: "hello" });
  await thread.retry("id-1");
  expect(posted).toEqual(["id-1", "id-1"]);
  expect(thread.getSnapshot().store.outgoing).toEqual([]);
  expect(thread.getSnapshot().store.messages.at(-1)?.text).toBe("hello");
});

it("shows a failure to load, and recovers", async () => {
  const { state, thread } = fakeServer(1);
  let broken = true;
  const flaky = createThread({
    fetchPage: async () => {
      if (broken) throw new Error("down");
      return { messages: [message(1)], lastSeq: 1, hasMore: false };
    },
    post: async () => message(2),
    errorText: String,
    newId: () => "x",
  });
  await flaky.sync();
  expect(flaky.getSnapshot().status).toBe("failed");
  broken = false;
  await flaky.sync();
  expect(flaky.getSnapshot().status).toBe("ready");
  expect(state.asked).toEqual([]);
  expect(thread.getSnapshot().status).toBe("idle");
});
