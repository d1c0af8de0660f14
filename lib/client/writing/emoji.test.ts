import { gemoji } from "gemoji";
import { describe, expect, test } from "vitest";
import { closedName, emojiColon, emojiWord, matchEmoji } from "./emoji.ts";
import { addRecentEmoji, readRecentEmoji } from "./recent-emoji.ts";

describe("emoji by name", () => {
  test.each([
    ["so :ta", 3],
    ["(:ta", 1],
    [":+1", 0],
    [":t", null],
    [":tad", null],
    ["10:30", null],
    ["https://", null],
    ["a:ta", null],
    [": ta", null],
    [":-1", null],
  ])("a list opens when the second letter behind a colon is typed: %j", (text, at) => {
    expect(emojiColon(text, text.length)).toBe(at);
  });

  test("the word ends where the caret leaves it", () => {
    expect(emojiWord("so :tada", 3, 8)).toBe("tada");
    expect(emojiWord("so :tada", 3, 2)).toBeNull();
    expect(emojiWord("so :ta da", 3, 9)).toBeNull();
    expect(emojiWord("so tada", 3, 7)).toBeNull();
  });

  test("a name that is closed by a colon is known", () => {
    expect(closedName("so :Tada:", 9)).toEqual({ from: 3, name: "tada" });
    expect(closedName("::", 2)).toBeNull();
    expect(closedName("at 10:30:", 5)).toBeNull();
    expect(closedName("so tada:", 8)).toBeNull();
  });

  test("the best name comes first, and tags and descriptions are searched too", () => {
    const search = (typed: string) => matchEmoji(gemoji, typed, 8).map(({ emoji }) => emoji);
    expect(search("tada")[0]).toBe("🎉");
    expect(search("thumbs")).toContain("👍");
    expect(search("party")).toContain("🎉");
    expect(search("smiling face with sun")).toContain("😎");
    expect(search("zzzz")).toEqual([]);
    expect(search("")).toHaveLength(8);
  });

  test("every emoji has a name that can be typed", () => {
    const names = gemoji.flatMap((one) => one.names);
    expect(names.filter((name) => emojiWord(`:${name}`, 0, name.length + 1) === null)).toEqual([]);
  });
});

test("emoji that were chosen are remembered, newest first, and each once", () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
  for (const emoji of ["👍", "🎉", "👍"]) addRecentEmoji(emoji, store);
  expect(readRecentEmoji(store)).toEqual(["👍", "🎉"]);
  kept.set("linkdesk:emoji", "{");
  expect(readRecentEmoji(store)).toEqual([]);
  expect(readRecentEmoji(null)).toEqual([]);
});
