import { expect, test } from "vitest";
import { extended, NO_SELECTION, toggled } from "./selection.ts";

const ORDER = ["a", "b", "c", "d", "e"];

test("a row is selected and taken out again, and without any the selection ends", () => {
  const one = toggled(NO_SELECTION, "b");
  expect([...one.ids]).toEqual(["b"]);
  expect(one.isOn).toBe(true);
  expect(toggled(one, "b")).toMatchObject({ isOn: false, isEverything: false });
});

test("a range goes from the row that was selected last, in both directions", () => {
  const one = toggled(NO_SELECTION, "c");
  expect([...extended(one, ORDER, "e").ids].sort()).toEqual(["c", "d", "e"]);
  expect([...extended(one, ORDER, "a").ids].sort()).toEqual(["a", "b", "c"]);
});

test("without a row that was selected, a range begins at the given one", () => {
  expect([...extended(NO_SELECTION, ORDER, "d", "c").ids].sort()).toEqual(["c", "d"]);
  expect([...extended(NO_SELECTION, ORDER, "d").ids]).toEqual(["d"]);
  expect(extended(NO_SELECTION, ORDER, "gone")).toBe(NO_SELECTION);
});

test("selecting everything ends as soon as a single row is selected or taken out", () => {
  const all = { ...toggled(NO_SELECTION, "a"), isEverything: true };
  expect(toggled(all, "b").isEverything).toBe(false);
});
