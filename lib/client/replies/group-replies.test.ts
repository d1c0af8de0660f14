import type { SavedReply } from "@linkdesk/contract/saved-replies.ts";
import { expect, test } from "vitest";
import { groupReplies } from "./group-replies.ts";

test("replies stand in their folders by name, and those without one come last", () => {
  const times = { lastUsedAt: null, createdAt: "", updatedAt: "" };
  const replyOf = (folder: string, name: string): SavedReply => ({
    ...{ id: name, folder, name, text: "Text", isShared: true, useCount: 0, ...times },
  });
  const replies = [replyOf("", "b"), replyOf("Orders", "y"), replyOf("Orders", "x")];
  const shown = (typed: string) =>
    groupReplies(replies, typed).map((group) => [
      group.folder,
      ...group.replies.map(({ name }) => name),
    ]);
  expect(shown("")).toEqual([
    ["Orders", "x", "y"],
    ["", "b"],
  ]);
  expect(shown("orders y")).toEqual([["Orders", "y"]]);
});
