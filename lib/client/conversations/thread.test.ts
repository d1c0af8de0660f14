import type { MessageRange } from "@linkdesk/chat/catch-up.ts";
import type { Message, MessagePage } from "@linkdesk/contract/conversations.ts";
import type { PostMessageBody } from "@linkdesk/contract/messages.ts";
import type { PostNoteBody } from "@linkdesk/contract/notes.ts";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createThread } from "./thread.ts";
import { openUnsent } from "./unsent.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
const settle = () => vi.advanceTimersByTimeAsync(0);

function message(seq: number, clientId: string | null = null): Message {
  return {
    id: `m${seq}`,
    conversationId: "c",
    seq,
    clientId,
    author: { type: "contact", id: "x", name: "X" },
    text: `text ${seq}`,
    content: { type: "text" },
    attachments: [],
    response: null,
    createdAt: "2026-01-01T00:00:00.000Z",
  };
}

/** A browser's storage, as far as it is used here. */
function memoryStorage(): Storage {
  const store: Record<string, unknown> = Object.create({
    getItem: (key: string) => (Object.hasOwn(store, key) ? store[key] : null),
    setItem(key: string, value: string) {
      store[key] = value;
    },
    removeItem: (key: string) => void delete store[key],
  });
  return store as unknown as Storage;
}

/** A server with `count` messages that answers pages of `size`. */
function setUp(count: number, size = 50, storage = memoryStorage()) {
  const server = {
    count,
    asked: [] as MessageRange[],
    isDown: false,
    posted: [] as string[],
    acted: [] as string[],
    files: [] as (string[] | undefined)[],
    notes: [] as string[],
    refuse: null as "later" | "rejected" | "halt" | null,
  };
  const range = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => message(from + i));
  async function fetchPage(query: MessageRange): Promise<MessagePage> {
    server.asked.push(query);
    if (server.isDown) throw new Error("down");
    const last = server.count;
    if (query.after !== undefined) {
      const to = Math.min(last, query.after + size);
      return { messages: range(query.after + 1, to), lastSeq: last, hasMore: to < last };
    }
    const to = query.before === undefined ? last : query.before - 1;
    const from = Math.max(1, to - size + 1);
    return { messages: range(from, to), lastSeq: last, hasMore: from > 1 };
  }
  async function post(body: PostMessageBody): Promise<Message> {
    server.posted.push(body.clientId);
    server.files.push(body.attachmentIds);
    if (server.refuse) throw new Error("No connection");
    server.count += 1;
    return { ...message(server.count, body.clientId), text: body.text };
  }
  async function postNote({ clientId, text }: PostNoteBody): Promise<void> {
    if (server.refuse) throw new Error("No connection");
    if (!server.notes.includes(`${clientId} ${text}`)) server.notes.push(`${clientId} ${text}`);
  }
  let ids = 0;
  const unsent = openUnsent("member", storage);
  const thread = createThread({
    fetchPage,
    post,
    postNote,
    act: async (actions) => void server.acted.push(actions.map(({ type }) => type).join()),
    stored: { replies: unsent.replies("c"), notes: unsent.notes("c") },
    explain() {
      if (server.refuse === "halt") return { kind: "halt" };
      return server.refuse === "later"
        ? { kind: "later", retryAfterMs: null, error: "No connection" }
        : { kind: "rejected", error: "Refused" };
    },
    newId: () => `id-${++ids}`,
    mayPoll: () => true,
  });
  const get = thread.getSnapshot;
  return { server, thread, storage, unsent, get, seqs: () => get().messages.map((m) => m.seq) };
}

async function open(count: number, size?: number) {
  const made = setUp(count, size);
  made.thread.open();
  made.thread.setLive(true);
  await settle();
  return made;
}

it("a thread loads the newest page first and history on demand", async () => {
  const { thread, seqs, get } = await open(7, 3);
  expect(seqs()).toEqual([5, 6, 7]);
  await thread.loadOlder();
  expect(seqs()).toEqual([2, 3, 4, 5, 6, 7]);
  await thread.loadOlder();
  expect(get().hasOlder).toBe(false);
});

it("a message that was announced without content is fetched", async () => {
  const { thread, server, seqs } = await open(1);
  server.count = 2;
  thread.receive(2, null);
  await settle();
  expect(seqs()).toEqual([1, 2]);
});

it("after a long absence a thread starts again from the newest page", async () => {
  const { thread, server, seqs, get } = await open(2);
  thread.close();
  server.count = 2_000;
  thread.open();
  await settle();
  expect(seqs()[0]).toBe(1_951);
  expect(get().hasOlder).toBe(true);
});

it("a closed thread asks for nothing", async () => {
  const { thread, server } = await open(2);
  thread.close();
  const asked = server.asked.length;
  thread.receive(9, message(9));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(server.asked).toHaveLength(asked);
});

it("a message that meets a failing network goes out by itself, also when the thread is closed", async () => {
  const { thread, server, get } = await open(1);
  server.refuse = "later";
  thread.send("hello");
  await settle();
  expect(get().outgoing[0]).toMatchObject({ status: "sending", text: "hello" });
  thread.close();
  server.refuse = null;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(server.posted).toEqual(["id-1", "id-1"]);
  expect(get().outgoing).toEqual([]);
  expect(get().messages.at(-1)?.text).toBe("hello");
});

it("after a minute a message is given up and says why, and a retry keeps its clientId", async () => {
  const { thread, server, get } = await open(1);
  server.refuse = "later";
  thread.send("one");
  thread.send("two");
  await vi.advanceTimersByTimeAsync(61_000);
  expect(get().outgoing.map((o) => [o.text, o.status, o.error])).toEqual([
    ["one", "failed", "No connection"],
    ["two", "failed", "No connection"],
  ]);
  server.refuse = null;
  server.posted.length = 0;
  thread.discard("id-1");
  thread.retry("id-2");
  await settle();
  expect(server.posted).toEqual(["id-2"]);
  expect(get().outgoing).toEqual([]);
});

it("a refused message fails at once and alone", async () => {
  const { thread, server, get } = await open(1);
  server.refuse = "rejected";
  thread.send("hello");
  await settle();
  expect(get().outgoing[0]).toMatchObject({ status: "failed", error: "Refused" });
  expect(server.posted).toHaveLength(1);
});

it("the event of a message whose answer got lost confirms it", async () => {
  const { thread, server, get } = await open(1);
  server.refuse = "later";
  thread.send("hello");
  await settle();
  thread.receive(2, message(2, "id-1"));
  expect(get().outgoing).toEqual([]);
});

it("what the server could not store is repaired, and nothing is sent of nothing", async () => {
  const { thread, get } = await open(1);
  thread.send("  \0 ");
  expect(get().outgoing).toEqual([]);
  thread.send(" hi\0 ");
  await settle();
  expect(get().messages.at(-1)?.text).toBe("hi");
});

it("a failure to load is shown with its reason, and passes by itself", async () => {
  const { thread, server, get } = setUp(1);
  server.isDown = true;
  thread.open();
  expect(get().status).toBe("loading");
  await settle();
  expect(get()).toMatchObject({ status: "failed", error: new Error("down") });
  server.isDown = false;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(get()).toMatchObject({ status: "ready", error: null });
});

it("files go with the message, are shown meanwhile, and are enough without a text", async () => {
  const { thread, server, get } = await open(1);
  const names = { name: "a.txt", contentType: "text/plain", url: "/f", thumbnailUrl: null };
  const file = { ...names, id: "at", bytes: 3, kind: "file" as const, width: null, height: null };
  server.refuse = "later";
  thread.send("  ", [file]);
  await settle();
  expect(get().outgoing[0]).toMatchObject({ text: "", attachments: [{ id: "at" }] });
  server.refuse = null;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(server.files).toEqual([["at"], ["at"]]);
});

it("the visitor's answer is shown as soon as it is known", async () => {
  const { thread, get } = await open(2);
  const response = { buttonId: "yes", at: "2026-01-01T00:00:00.000Z" };
  thread.answered(2, response);
  expect(get().messages[1]?.response).toEqual(response);
});

const photo = {
  id: "file",
  name: "photo.png",
  contentType: "image/png",
  bytes: 1,
  kind: "image" as const,
  width: 1,
  height: 1,
  url: "/api/files/x",
  thumbnailUrl: null,
};

it("a reply and a note that a signed-out page could not send are sent by the next page", async () => {
  const before = setUp(0);
  before.server.refuse = "halt";
  before.thread.open();
  before.thread.send("Answer", [photo]);
  before.thread.sendNote("Remember");
  await settle();
  expect(before.unsent.conversations()).toEqual(["c"]);

  const after = setUp(0, 50, before.storage);
  expect(after.get().outgoing).toMatchObject([{ text: "Answer", status: "sending" }]);
  after.thread.hurry();
  await settle();
  expect(after.server.posted).toEqual(["id-1"]);
  expect(after.server.files).toEqual([["file"]]);
  expect(after.server.notes).toEqual(["id-2 Remember"]);
  expect(after.unsent.conversations()).toEqual([]);
});

it("what was left unsent long ago waits for its author to send it", async () => {
  const before = setUp(0);
  before.server.refuse = "halt";
  before.thread.send("Answer");
  await settle();
  vi.setSystemTime(Date.now() + 3_600_000);
  const after = setUp(0, 50, before.storage);
  after.thread.hurry();
  await settle();
  expect(after.server.posted).toEqual([]);
  expect(after.get().outgoing).toMatchObject([{ text: "Answer", status: "failed" }]);
  after.thread.retry("id-1");
  await settle();
  expect(after.server.posted).toEqual(["id-1"]);
});

it("two tabs that send the same message leave nothing behind", async () => {
  const first = setUp(0);
  first.server.refuse = "halt";
  first.thread.send("Answer");
  await settle();
  const second = setUp(0, 50, first.storage);
  const third = setUp(0, 50, first.storage);
  second.thread.hurry();
  third.thread.hurry();
  await settle();
  expect(second.server.posted).toEqual(third.server.posted);
  expect(Object.keys(first.storage)).toEqual([]);
});

it("a message far back is shown with what is around it, and both directions load from there", async () => {
  const { thread, server } = setUp(1_000);
  thread.open();
  thread.setLive(true);
  await settle();
  const seqs = () => thread.getSnapshot().messages.map(({ seq }) => seq);
  const ends = () => [seqs()[0], seqs().at(-1)];
  thread.showAround(400);
  expect(thread.getSnapshot()).toMatchObject({ status: "loading", messages: [], hasNewer: true });
  await settle();
  expect(server.asked.at(-1)).toEqual({ before: 421, limit: 50 });
  expect(ends()).toEqual([371, 420]);
  expect(thread.getSnapshot()).toMatchObject({ status: "ready", hasOlder: true, hasNewer: true });
  await thread.loadOlder();
  await thread.loadNewer();
  expect(ends()).toEqual([321, 470]);
  // What arrives meanwhile is not put behind a gap.
  thread.receive(1_001, message(1_001));
  expect(ends()).toEqual([321, 470]);
  thread.showNewest();
  expect(ends()).toEqual([951, 1_001]);
  expect(thread.getSnapshot().hasNewer).toBe(false);
});

it("history that reaches the newest messages becomes one with them", async () => {
  const { thread } = setUp(300);
  thread.open();
  thread.setLive(true);
  thread.showAround(200);
  await settle();
  expect(thread.getSnapshot().messages[0]?.seq).toBe(171);
  expect(thread.getSnapshot().hasNewer).toBe(true);
  await thread.loadNewer();
  const { messages, hasNewer, hasOlder } = thread.getSnapshot();
  expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 130 }, (_, i) => 171 + i));
  expect({ hasNewer, hasOlder }).toEqual({ hasNewer: false, hasOlder: true });
  await thread.loadOlder();
  expect(thread.getSnapshot().messages[0]?.seq).toBe(121);
});

it("a message that is loaded, or that does not exist, needs no history", async () => {
  const { thread, server } = setUp(60);
  thread.open();
  thread.setLive(true);
  await settle();
  const asked = server.asked.length;
  thread.showAround(30);
  expect(server.asked).toHaveLength(asked);
  expect(thread.getSnapshot()).toMatchObject({ status: "ready", hasNewer: false });
  thread.showAround(3);
  await settle();
  // The part joins the newest page at once.
  expect(thread.getSnapshot()).toMatchObject({ hasNewer: false, hasOlder: false });
  expect(thread.getSnapshot().messages).toHaveLength(60);
  thread.showAround(900);
  await settle();
  expect(thread.getSnapshot()).toMatchObject({ status: "ready", hasNewer: false });
});

it("history that could not be loaded is loaded again on request", async () => {
  const { thread, server } = setUp(1_000);
  thread.open();
  thread.setLive(true);
  await settle();
  server.isDown = true;
  thread.showAround(400);
  await settle();
  expect(thread.getSnapshot().status).toBe("failed");
  server.isDown = false;
  thread.resync();
  await settle();
  expect(thread.getSnapshot()).toMatchObject({ status: "ready", hasNewer: true });
});

it("sending goes back to the newest messages", async () => {
  const { thread } = setUp(1_000);
  thread.open();
  thread.setLive(true);
  await settle();
  thread.showAround(400);
  await settle();
  thread.send("Hello");
  await settle();
  expect(thread.getSnapshot()).toMatchObject({ hasNewer: false });
  expect(thread.getSnapshot().messages.at(-1)).toMatchObject({ seq: 1_001, text: "Hello" });
});

it("what was to follow a message happens once the server has it, and not while it is refused", async () => {
  const { server, thread } = await open(0);
  server.refuse = "rejected";
  thread.send("Bye", [], { actions: [{ type: "resolve" }] });
  await settle();
  expect(server.acted).toEqual([]);
  server.refuse = null;
  thread.retry("id-1");
  await settle();
  expect(server.acted).toEqual(["resolve"]);
});
