import { expect, test } from "vitest";
import { readPastTime, readTime } from "./time-words.ts";

/** A Tuesday. */
const NOW = new Date(2026, 11, 1, 15, 30);
const shown = (at: Date | null) =>
  at &&
  [at.getFullYear(), at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes()].join(" ");

test.each([
  ["friday 14:30", "2026 12 4 14 30"],
  ["friday", "2026 12 4 9 0"],
  ["tomorrow", "2026 12 2 9 0"],
  ["tomorrow noon", "2026 12 2 12 0"],
  ["tomorrow 12:00", "2026 12 2 12 0"],
  ["in 3 hours", "2026 12 1 18 30"],
  ["whenever", null],
])("ahead, the words %j name %j", (words, at) => {
  expect(shown(readTime(words, NOW))).toBe(at);
});

test.each([
  ["yesterday", "2026 11 30 0 0"],
  ["today", "2026 12 1 0 0"],
  ["monday", "2026 11 30 0 0"],
  ["friday", "2026 11 27 0 0"],
  ["last friday", "2026 11 27 0 0"],
  ["12 may", "2026 5 12 0 0"],
  ["12 december", "2025 12 12 0 0"],
  ["12 may 2024", "2024 5 12 0 0"],
  ["yesterday 14:30", "2026 11 30 14 30"],
  ["tomorrow", null],
  ["12 may 2030", null],
  ["whenever", null],
])("in the past, the words %j name %j", (words, at) => {
  expect(shown(readPastTime(words, NOW))).toBe(at);
});
