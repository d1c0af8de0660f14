import { expect, test } from "vitest";
import { moved, removed, replaced } from "./row-list.ts";

test("rows are exchanged, removed and moved without touching the old list", () => {
  const list = ["a", "b", "c"];
  expect(replaced(list, 1, "x")).toEqual(["a", "x", "c"]);
  expect(removed(list, 0)).toEqual(["b", "c"]);
  expect(moved(list, 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(list, 2, 0)).toEqual(["c", "a", "b"]);
  expect(list).toEqual(["a", "b", "c"]);
});

test("nothing moves over an end", () => {
  expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 1, 2)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 7, 0)).toEqual(["a", "b"]);
});
