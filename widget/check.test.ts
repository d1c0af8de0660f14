import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { check, type Shape } from "./check.ts";

const SHAPE: Shape = {
  flag: [/^boolean/, "true or false"],
  inner: { word: [/^string/, "a text"] },
  list: { "[]": { "!": ["name"], name: [/^string/, "a text"], size: [/^number:\d/, "a size"] } },
  any: { "*": [/^(string|null)/, "a text or null"] },
};

let errors: string[];
beforeEach(() => {
  errors = [];
  vi.spyOn(console, "error").mockImplementation((line) => errors.push(line));
});
afterEach(() => vi.restoreAllMocks());

test("valid values are kept, and values that are not listed are left out without a report", () => {
  const value = { flag: false, inner: { word: "w", other: 1 }, list: [{ name: "n" }], more: 1 };
  expect(check(SHAPE, value, "")).toEqual({
    flag: false,
    inner: { word: "w" },
    list: [{ name: "n" }],
  });
  expect(errors).toEqual([]);
});

test("invalid values are named and left out, and the others stay", () => {
  const value = { flag: "false", inner: { word: 7 }, list: "none", any: { a: null, b: 2, c: "c" } };
  expect(check(SHAPE, value, "")).toEqual({ inner: {}, any: { a: null, c: "c" } });
  expect(errors).toEqual([
    "[Linkdesk] flag must be true or false",
    "[Linkdesk] inner.word must be a text",
    "[Linkdesk] list must be a list",
    "[Linkdesk] any.b must be a text or null",
  ]);
});

test("an entry without a required part is left out", () => {
  const value = { list: [{ size: 1 }, { name: "n", size: -1 }, null, "text"] };
  expect(check(SHAPE, value, "")).toEqual({ list: [{ name: "n" }] });
  expect(errors).toEqual([
    "[Linkdesk] list[0] must be an object with name",
    "[Linkdesk] list[1].size must be a size",
    "[Linkdesk] list[3] must be an object",
  ]);
});

test("no value at all is not an error", () => {
  expect(check(SHAPE, undefined, "")).toBeUndefined();
  expect(check(SHAPE, { flag: null, list: undefined }, "")).toEqual({});
  expect(errors).toEqual([]);
});
