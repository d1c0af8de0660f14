import { describe, expect, it } from "vitest";
import { movePanel, orderPanels, readPanels, savePanels } from "./panels.ts";

function storeWith(value: string | null) {
  const kept = new Map(value === null ? [] : [["linkdesk:panels", value]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, next: string) => void kept.set(key, next),
  };
}

describe("the arrangement of the details pane", () => {
  it("an arrangement that was saved is read again", () => {
    const store = storeWith(null);
    savePanels({ order: ["b", "a"], open: { a: false } }, store);
    expect(readPanels(store)).toEqual({ order: ["b", "a"], open: { a: false } });
  });

  it.each([
    [null],
    ["{"],
    ["[]"],
    ['{"order":3,"open":"x"}'],
    ['{"order":[1],"open":{"a":"yes"}}'],
  ])("storage with %s in it is as good as empty", (value) => {
    expect(readPanels(storeWith(value))).toEqual({ order: [], open: {} });
  });

  it("a panel of a later version stands where a new member has it", () => {
    expect(orderPanels(["a", "b", "c", "d"], ["d", "a", "gone", "c"])).toEqual([
      "d",
      "a",
      "b",
      "c",
    ]);
    expect(orderPanels(["new", "a"], ["a"])).toEqual(["new", "a"]);
  });

  it("a panel is moved within the list and never out of it", () => {
    expect(movePanel(["a", "b", "c"], "a", 1)).toEqual(["b", "a", "c"]);
    expect(movePanel(["a", "b", "c"], "a", -1)).toEqual(["a", "b", "c"]);
    expect(movePanel(["a", "b", "c"], "a", 9)).toEqual(["b", "c", "a"]);
  });
});
