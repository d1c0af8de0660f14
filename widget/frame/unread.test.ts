import type { AuthorType } from "@linkdesk/contract/conversations.ts";
import { expect, test } from "vitest";
import { messageWith } from "../../tests/support/message.ts";
import { countUnread } from "./unread.ts";

const message = (seq: number, type: AuthorType) =>
  messageWith({ seq, author: { type, id: null, name: "" } });
const thread = [message(8, "agent"), message(9, "contact"), message(10, "agent")];
const base = { unread: 5, lastSeq: 9 };

test("only what others wrote after the last read message counts", () => {
  expect(countUnread(thread, 7, 1, base)).toBe(2);
  expect(countUnread(thread, 8, 1, base)).toBe(1);
  expect(countUnread(thread, 10, 1, base)).toBe(0);
});

test("with unread messages before what is loaded, the server's count is the start", () => {
  expect(countUnread(thread, 2, 8, base)).toBe(6);
});
