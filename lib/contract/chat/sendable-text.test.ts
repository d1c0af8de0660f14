import { expect, test } from "vitest";
import { messageText } from "../text.ts";
import { sendableText, storable } from "./sendable-text.ts";

test("text the database cannot hold is repaired, everything else is left alone", () => {
  expect(storable("a\0b\ud83d")).toBe("ab\uFFFD");
  expect(storable("👋 grüß dich, שלום")).toBe("👋 grüß dich, שלום");
});

test("what is sent passes the server's own check", () => {
  expect(sendableText("  hello\0 \n")).toBe("hello");
  expect(sendableText(" \0\n ")).toBe("");
  expect(messageText.safeParse(sendableText("a\0b\ud83d")).success).toBe(true);
});
