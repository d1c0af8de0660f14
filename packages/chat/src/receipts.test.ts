import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDeliveries, newerReceipts, receiptOf } from "./receipts.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function deliveries() {
  const reported: { id: string; seq: number }[][] = [];
  const { note, stop } = createDeliveries((conversations) => void reported.push(conversations));
  return { reported, note, stop, pass: () => vi.advanceTimersByTime(2_000) };
}

describe("telling what was delivered", () => {
  it("telling what was delivered waits a moment, and tells of all conversations at once, each up to its newest", () => {
    const { reported, note, pass } = deliveries();
    note("a", 1, 0);
    note("b", 4, 3);
    note("a", 2, 0);
    expect(reported).toEqual([]);
    pass();
    expect(reported).toEqual([
      [
        { id: "a", seq: 2 },
        { id: "b", seq: 4 },
      ],
    ]);
    pass();
    expect(reported).toHaveLength(1);
  });

  it("telling what was delivered says nothing of what the server knows by then, because it was read or another said so", () => {
    const { reported, note, pass } = deliveries();
    note("a", 2, 0);
    note("a", 2, 2);
    pass();
    expect(reported).toEqual([]);
  });

  it("telling what was delivered splits what is too much for one request", () => {
    const { reported, note, pass } = deliveries();
    for (let i = 0; i < 70; i++) note(`c${i}`, 1, 0);
    pass();
    pass();
    pass();
    expect(reported.map((conversations) => conversations.length)).toEqual([30, 30, 10]);
  });

  it("telling what was delivered is silent once stopped", () => {
    const { reported, note, stop, pass } = deliveries();
    note("a", 1, 0);
    stop();
    pass();
    expect(reported).toEqual([]);
  });
});

it("a receipt says how far a message has come", () => {
  expect([1, 2, 3].map((seq) => receiptOf(seq, 2, 1))).toEqual(["seen", "delivered", "sent"]);
});

it("an older report changes no receipt", () => {
  const known = {
    contactReadSeq: 3,
    agentReadSeq: 1,
    contactDeliveredSeq: 3,
    agentDeliveredSeq: 4,
  };
  const older = {
    contactReadSeq: 2,
    agentReadSeq: 2,
    contactDeliveredSeq: 2,
    agentDeliveredSeq: 2,
  };
  expect(newerReceipts(known, older)).toEqual({ ...known, agentReadSeq: 2 });
});
