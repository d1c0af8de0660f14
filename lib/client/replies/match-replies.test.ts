import type { SavedReply } from "@linkdesk/contract/saved-replies.ts";
import { expect, test } from "vitest";
import { cpuTimeOf } from "../../../tests/support/cpu-time.ts";
import { matchReplies } from "./match-replies.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const daysAgo = (days: number) => new Date(NOW - days * 86_400_000).toISOString();

function replyOf(name: string, more: Partial<SavedReply> = {}): SavedReply {
  const times = { lastUsedAt: null, createdAt: daysAgo(90), updatedAt: daysAgo(90) };
  return { id: name, name, folder: "", text: "", isShared: true, useCount: 0, ...times, ...more };
}
const namesOf = (replies: SavedReply[], typed: string) =>
  matchReplies(replies, typed, NOW).map(({ name }) => name);

test("the name counts more than the folder, and the folder more than the text", () => {
  const replies = [
    replyOf("Greeting", { text: "A refund takes three days." }),
    replyOf("Late parcel", { folder: "Refunds" }),
    replyOf("No refund"),
    replyOf("Refund"),
    replyOf("Prerefunded"),
    replyOf("Goodbye"),
  ];
  expect(namesOf(replies, "refund")).toEqual([
    "Refund",
    "No refund",
    "Prerefunded",
    "Late parcel",
    "Greeting",
  ]);
});

test("every typed word has to be there, in any order, without case and accents", () => {
  const replies = [replyOf("Rückgabe im Laden"), replyOf("Rückgabe per Post")];
  expect(namesOf(replies, "LADEN ruck")).toEqual(["Rückgabe im Laden"]);
  expect(namesOf(replies, "laden post")).toEqual([]);
});

test("what is used recently and often comes first, and then the names in their order", () => {
  const replies = [
    replyOf("b"),
    replyOf("a"),
    replyOf("often, long ago", { useCount: 100, lastUsedAt: daysAgo(365) }),
    replyOf("often", { useCount: 20, lastUsedAt: daysAgo(1) }),
    replyOf("once, today", { useCount: 1, lastUsedAt: daysAgo(0) }),
  ];
  expect(namesOf(replies, "")).toEqual(["often", "once, today", "often, long ago", "a", "b"]);
});

test("two thousand long replies are searched within a frame or two once they are known", () => {
  const text = "A long text about orders and parcels. ".repeat(50);
  const replies = Array.from({ length: 2_000 }, (_, n) => replyOf(`Reply ${n}`, { text }));
  matchReplies(replies, "", NOW);
  const timeMs = cpuTimeOf(() => expect(namesOf(replies, "parcels zebra")).toEqual([]));
  expect(timeMs).toBeLessThan(200);
});
