import { textOfContent } from "@linkdesk/contract/text-of-content.ts";
import { expect, test } from "vitest";
import { fileSize } from "../file-size.ts";
import { ruleSummary } from "./proactive-text.ts";
import { uploadType } from "./upload-types.ts";

test("an offer says when it speaks", () => {
  const rule = { message: "Hi", delay: 0, onlyOnce: false };
  expect(ruleSummary({ ...rule, trigger: "time", delay: 90_000 })).toBe("After 1 min 30 s");
  expect(ruleSummary({ ...rule, trigger: "pageview", page: "/a", delay: 10_000 })).toBe(
    "On /a, after 10 s",
  );
  expect(ruleSummary({ ...rule, trigger: "scroll", percentage: 75 })).toBe("After 75% of the page");
  expect(ruleSummary({ ...rule, trigger: "exit_intent", onlyOnce: true })).toBe(
    "When leaving the page, only once",
  );
});

test("types of file are written as `accept` has them", () => {
  expect(uploadType("PDF")).toBe(".pdf");
  expect(uploadType("*.Docx")).toBe(".docx");
  expect(uploadType("Image/*")).toBe("image/*");
  expect(uploadType("application/vnd.ms-excel")).toBe("application/vnd.ms-excel");
  expect(uploadType("what is this")).toBeNull();
});

test("sizes of files are written short", () => {
  expect(fileSize(0)).toBe("0 bytes");
  expect(fileSize(1023)).toBe("1023 bytes");
  expect(fileSize(3_565_158)).toBe("3.4 MB");
  expect(fileSize(25 * 1024 * 1024)).toBe("25 MB");
  expect(fileSize(1024 * 1024 - 1)).toBe("1 MB");
});

test("a card's words are known, so that they are not shown twice", () => {
  const card = { title: "Moka", subtitle: "€ 30", buttons: [] };
  expect(textOfContent({ type: "card", card })).toBe("Moka\n€ 30");
  expect(
    textOfContent({ type: "interactive", interactive: { type: "carousel", cards: [card, card] } }),
  ).toBe("Moka, Moka");
});
