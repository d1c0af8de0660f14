import { describe, expect, it } from "vitest";
import type { Message } from "@/lib/contract/conversations";
import {
  addOutgoing,
  discardOutgoing,
  EMPTY_STORE,
  failOutgoing,
  firstGap,
  mergeMessages,
  mergeNewer,
  mergeOlder,
  newestSeqOf,
  noteSeq,
  startFrom,
} from "./message-store.ts";

function message(seq: number, clientId: string | null = null): Message {
  return {
    id: `m${seq}`,
    conversationId: "c",
    seq,
    clientId,
    author: { type: seq % 2 ? "contact" : "agent", id: "x", name: "X" },
    text: `text ${seq}`,
    createdAt: "2026-01-01T00:00:00.000Z",
  };
}
const seqs = (store: { messages: readonly Message[] }) => store.messages.map((m) => m.seq);
const draft = { clientId: "a", text: "hello", createdAt: "2026-01-01T00:00:00.000Z" };

describe("mergeMessages", () => {
  it("keeps the order of seq and drops repeats, whatever order they arrive in", () => {
    const store = mergeMessages(mergeMessages(EMPTY_STORE, [message(3), message(1)]), [
      message(2),
      message(3),
    ]);
    expect(seqs(store)).toEqual([1, 2, 3]);
    expect(store.lastSeq).toBe(3);
  });

  it("replaces the optimistic copy when the confirmed message arrives by either road", () => {
    const sending = addOutgoing(EMPTY_STORE, draft);
    const byEvent = mergeMessages(sending, [message(1, "a")]);
    expect(byEvent.outgoing).toEqual([]);
    expect(mergeMessages(byEvent, [message(1, "a")])).toMatchObject({ lastSeq: 1, outgoing: [] });
  });

  it("leaves other optimistic messages alone", () => {
    const sending = addOutgoing(addOutgoing(EMPTY_STORE, draft), { ...draft, clientId: "b" });
    expect(mergeMessages(sending, [message(1, "b")]).outgoing.map((o) => o.clientId)).toEqual([
      "a",
    ]);
  });
});

describe("firstGap", () => {
  it("is null for an empty and for a whole conversation", () => {
    expect(firstGap(EMPTY_STORE)).toBeNull();
    expect(firstGap(mergeMessages(EMPTY_STORE, [message(5), message(6)]))).toBeNull();
  });

  it("finds a hole between messages", () => {
    expect(firstGap(mergeMessages(EMPTY_STORE, [message(4), message(7)]))).toBe(4);
  });

  it("finds a message that was announced without content", () => {
    expect(firstGap(noteSeq(mergeMessages(EMPTY_STORE, [message(4)]), 5))).toBe(4);
    expect(firstGap(noteSeq(EMPTY_STORE, 1))).toBe(0);
  });

  it("is closed by the missing page", () => {
    const holed = mergeMessages(EMPTY_STORE, [message(1), message(4)]);
    const page = { messages: [message(2), message(3)], lastSeq: 4, hasMore: false };
    expect(firstGap(mergeNewer(holed, page))).toBeNull();
  });
});

describe("pages", () => {
  it("starts from the newest page and grows upwards", () => {
    const first = startFrom(EMPTY_STORE, { messages: [message(3)], lastSeq: 3, hasMore: true });
    expect(first.hasOlder).toBe(true);
    const whole = mergeOlder(first, {
      messages: [message(1), message(2)],
      lastSeq: 3,
      hasMore: false,
    });
    expect(seqs(whole)).toEqual([1, 2, 3]);
    expect(whole.hasOlder).toBe(false);
  });

  it("starting again keeps what is still being sent", () => {
    const store = addOutgoing(mergeMessages(EMPTY_STORE, [message(1)]), draft);
    const again = startFrom(store, { messages: [message(300)], lastSeq: 300, hasMore: true });
    expect(seqs(again)).toEqual([300]);
    expect(again.outgoing).toHaveLength(1);
  });

  it("a new page knows of newer messages than it holds", () => {
    const store = mergeNewer(EMPTY_STORE, { messages: [message(1)], lastSeq: 9, hasMore: true });
    expect(firstGap(store)).toBe(1);
  });
});

describe("outgoing", () => {
  it("fails with a reason, and a retry keeps its place", () => {
    const two = addOutgoing(addOutgoing(EMPTY_STORE, draft), { ...draft, clientId: "b" });
    const failed = failOutgoing(two, "a", "No connection");
    expect(failed.outgoing[0]).toMatchObject({ state: "failed", error: "No connection" });
    const retried = addOutgoing(failed, draft);
    expect(retried.outgoing.map((o) => [o.clientId, o.state])).toEqual([
      ["a", "sending"],
      ["b", "sending"],
    ]);
  });

  it("can be thrown away", () => {
    expect(discardOutgoing(addOutgoing(EMPTY_STORE, draft), "a").outgoing).toEqual([]);
  });
});

it("newestSeqOf finds the last message of one side", () => {
  const store = mergeMessages(EMPTY_STORE, [message(1), message(2), message(3), message(4)]);
  expect(newestSeqOf(store, "contact")).toBe(3);
  expect(newestSeqOf(store, "bot")).toBe(0);
});
