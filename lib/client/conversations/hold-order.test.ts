import { expect, test } from "vitest";
import { holdOrder } from "./hold-order.ts";

const rows = (ids: string) => [...ids].map((id) => ({ id }));
const hold = (order: string, items: string) => {
  const { shown, fresh } = holdOrder([...order], rows(items));
  return `${shown.map(({ id }) => id).join("")} ${fresh}`;
};

test.each([
  ["a list without changes stays", "abc", "abc", "abc 0"],
  ["a new row is counted and not shown", "abc", "nabc", "abc 1"],
  ["a row that moved up keeps its place", "abc", "cab", "abc 0"],
  ["the last row may move up beside a new one", "abc", "cnab", "abc 1"],
  ["a row that left is gone", "abc", "ac", "ac 0"],
  ["the next page follows at the end", "abc", "abcde", "abcde 0"],
  ["all of it at once", "abc", "xcyade", "acde 2"],
  ["a list of which nothing is left shows what there is", "abc", "xy", "xy 0"],
])("while a list is scrolled down: %s", (_name, order, items, shown) => {
  expect(hold(order, items)).toBe(shown);
});
