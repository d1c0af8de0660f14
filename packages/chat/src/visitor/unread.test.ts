import type { AuthorType } from "@linkdesk/contract/conversations.ts";
import { expect, test } from "vitest";
import { messageWith } from "../../../../tests/support/message.ts";
import { countUnread } from "./unread.ts";

const message = (seq: number, type: AuthorType) =>
  messageWith({ seq, author: { type, id: null, name: "" } });
const thread = [message(8, "agent"), message(9, "contact"), message(10, "agent")];
const base = { unread: 5, lastSeq: 9 };

test("only messages of others after the last read one count as unread", () => {
  expect(countUnread(thread, 7, 1, base)).toBe(2);
  expect(countUnread(thread, 8, 1, base)).toBe(1);
  expect(countUnread(thread, 10, 1, base)).toBe(0);
});

test("with unread messages before those that are loaded, counting starts from the server's number", () => {
  expect(countUnread(thread, 2, 8, base)).toBe(6);
});
