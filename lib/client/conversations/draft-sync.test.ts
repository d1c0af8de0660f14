import type { Draft, SaveDraftBody } from "@linkdesk/contract/drafts.ts";
import { beforeEach, expect, test, vi } from "vitest";
import { createDraftSync } from "./draft-sync.ts";
import type { WrittenKind } from "./unsent.ts";

const ID = "0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

/** What one browser keeps. */
function createStore() {
  const drafts = new Map<string, string>();
  const saved = new Map<string, string>();
  const at = (id: string, mode: WrittenKind) => `${id} ${mode}`;
  return {
    readDraft: (id: string, mode: WrittenKind) => drafts.get(at(id, mode)) ?? "",
    saveDraft: (id: string, mode: WrittenKind, text: string) => void drafts.set(at(id, mode), text),
    readSaved: (id: string, mode: WrittenKind) => saved.get(at(id, mode)) ?? "",
    markSaved: (id: string, mode: WrittenKind, text: string) => void saved.set(at(id, mode), text),
  };
}

/** The service: a text and a revision for each mode. */
function createServer() {
  const drafts = new Map<string, Draft>();
  let revision = 0;
  const server = {
    isDown: false,
    saves: 0,
    text: (mode: WrittenKind) => drafts.get(mode)?.text ?? "",
    save: async (_id: string, { mode, text }: SaveDraftBody) => {
      if (server.isDown) throw new Error("down");
      server.saves++;
      revision++;
      const updatedAt = new Date(revision).toISOString();
      drafts.set(mode, { conversationId: ID, mode, text, revision, updatedAt });
      return revision;
    },
    fetch: async () =>
      [...drafts.values()]
        .filter(({ text }) => text !== "")
        .sort((a, b) => b.revision - a.revision),
  };
  return server;
}

let server: ReturnType<typeof createServer>;

function createPage(store = createStore()) {
  const sync = createDraftSync({
    unsent: store,
    save: server.save,
    fetch: server.fetch,
    isTransient: () => true,
    onSaved: () => {},
  });
  const type = (text: string, mode: WrittenKind = "reply") => {
    store.saveDraft(ID, mode, text);
    sync.changed(ID, mode, text);
  };
  return { store, sync, type };
}

const changedElsewhere = (revision: number) => ({
  ...{ conversationId: ID, memberId: ID, mode: "reply" as const, tabId: ID, isEmpty: false },
  revision,
});

beforeEach(() => {
  vi.useFakeTimers();
  server = createServer();
  return () => vi.useRealTimers();
});

test("what is typed is saved once, a moment after the last key", async () => {
  const { type } = createPage();
  for (const text of ["H", "He", "Hel"]) type(text);
  expect(server.saves).toBe(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([server.saves, server.text("reply")]).toEqual([1, "Hel"]);
});

test("a sent text is deleted at once, and leaving the page saves what waits", async () => {
  const { type, sync } = createPage();
  type("Hello");
  sync.flush(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(server.text("reply")).toBe("Hello");
  type("");
  await vi.advanceTimersByTimeAsync(0);
  expect(server.text("reply")).toBe("");
});

test("another device shows the draft, that of the newest mode first", async () => {
  const first = createPage();
  first.type("A reply");
  await vi.advanceTimersByTimeAsync(1_000);
  first.type("A note", "note");
  await vi.advanceTimersByTimeAsync(1_000);
  const second = createPage();
  expect(await second.sync.open(ID)).toEqual(["note", "reply"]);
  expect(second.store.readDraft(ID, "reply")).toBe("A reply");
});

test("what was deleted elsewhere is gone here, and what was typed here offline is kept", async () => {
  const first = createPage();
  first.type("Hello");
  await vi.advanceTimersByTimeAsync(1_000);
  const second = createPage();
  await second.sync.open(ID);
  first.type("");
  await vi.advanceTimersByTimeAsync(0);
  await second.sync.open(ID);
  expect(second.store.readDraft(ID, "reply")).toBe("");
  server.isDown = true;
  second.type("Written on a train");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.text("reply")).toBe("");
  server.isDown = false;
  await vi.advanceTimersByTimeAsync(15_000);
  expect(server.text("reply")).toBe("Written on a train");
});

test("a draft that was typed offline before a reload is saved when the conversation is opened", async () => {
  const store = createStore();
  server.isDown = true;
  createPage(store).type("Never saved");
  server.isDown = false;
  const { sync } = createPage(store);
  await sync.open(ID);
  await vi.advanceTimersByTimeAsync(0);
  expect(server.text("reply")).toBe("Never saved");
});

test("a page in which somebody types loses no character to another page", async () => {
  const first = createPage();
  const second = createPage();
  first.type("From the first page");
  await vi.advanceTimersByTimeAsync(1_000);
  second.type("From the sec");
  await second.sync.receive(changedElsewhere(1));
  expect(second.store.readDraft(ID, "reply")).toBe("From the sec");
  second.type("From the second page");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.text("reply")).toBe("From the second page");
  await first.sync.receive(changedElsewhere(2));
  expect(first.store.readDraft(ID, "reply")).toBe("From the second page");
});

test("what was read before the last key is not shown over it", async () => {
  const { sync, store, type } = createPage();
  let answer = (_drafts: Draft[]) => {};
  server.fetch = () => new Promise((resolve) => (answer = resolve));
  const page = createPage(store);
  const opening = page.sync.open(ID);
  page.type("Typed meanwhile");
  await vi.advanceTimersByTimeAsync(1_000);
  answer([]);
  await opening;
  expect(store.readDraft(ID, "reply")).toBe("Typed meanwhile");
  expect(server.text("reply")).toBe("Typed meanwhile");
  sync.flush();
  type("");
});
