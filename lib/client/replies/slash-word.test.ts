import { expect, test } from "vitest";
import { isSlashTyped } from "./is-slash-typed.ts";
import { slashWord } from "./slash-word.ts";

test("a slash at the beginning of the text, a line or a word asks for replies", () => {
  expect(isSlashTyped("/", 1)).toBe(true);
  expect(isSlashTyped("Hello\n/", 7)).toBe(true);
  expect(isSlashTyped("Hello / you", 7)).toBe(true);
});

test("a slash within a word, such as a date or an address, is text", () => {
  expect(isSlashTyped("1/", 2)).toBe(false);
  expect(isSlashTyped("https:/", 7)).toBe(false);
  expect(isSlashTyped("//", 2)).toBe(false);
});

test("the word ends at the caret, and is none when the caret or the slash has gone", () => {
  expect(slashWord("Hi /refund now", 3, 7)).toBe("ref");
  expect(slashWord("Hi /refund now", 3, 12)).toBeNull();
  expect(slashWord("Hi /refund", 3, 3)).toBeNull();
  expect(slashWord("Hi", 3, 4)).toBeNull();
});
