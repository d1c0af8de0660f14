import { messageText } from "@linkdesk/contract/text.ts";
import { expect, test } from "vitest";
import { sendableText, storable, storableOnly } from "./sendable-text.ts";

test("text the database cannot hold is repaired, everything else is left alone", () => {
  expect(storable("a\0b\ud83d")).toBe("ab\uFFFD");
  expect(storable("👋 grüß dich, שלום")).toBe("👋 grüß dich, שלום");
});

test("what is sent passes the server's own check", () => {
  expect(sendableText("  hello\0 \n")).toBe("hello");
  expect(sendableText(" \0\n ")).toBe("");
  expect(messageText.safeParse(sendableText("a\0b\ud83d")).success).toBe(true);
});

test("a form with half an emoji in a name is sent as text that the server takes", () => {
  const body = { values: { name: "Ada \ud83d", note: "a\0b" }, rating: 5 };
  const sent = JSON.parse(JSON.stringify(body, storableOnly));
  expect(sent).toEqual({ values: { name: "Ada \uFFFD", note: "ab" }, rating: 5 });
  expect(messageText.safeParse(sent.values.name).success).toBe(true);
});
