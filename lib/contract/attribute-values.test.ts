import { expect, test } from "vitest";
import { type AttributeType, type AttributeValue, attributeProblem } from "./attribute-values.ts";

const options = ["Gold", "Silver"];

test.each<[AttributeType, AttributeValue[], AttributeValue[]]>([
  ["text", ["", "x"], [1, true]],
  ["number", [0, -1.5], ["1", Number.NaN, Number.POSITIVE_INFINITY, true]],
  [
    "date",
    ["2026-02-28", "2028-02-29"],
    ["2026-02-30", "28.02.2026", "2026-2-1", "soon", 20260228],
  ],
  ["list", ["Gold"], ["gold", "", 1, true]],
  [
    "link",
    ["https://a.example/b?c", "http://a.example"],
    ["a.example", "javascript:alert(1)", "data:text/html,x", "//a.example", 1],
  ],
  ["checkbox", [true, false], ["true", 1, ""]],
])("an attribute of the type %s takes what fits it, and nothing else", (type, good, bad) => {
  for (const value of [...good, null])
    expect(attributeProblem({ type, options }, value)).toBeNull();
  for (const value of bad) expect(attributeProblem({ type, options }, value)).toMatch(/^must be /);
});

test("the problem of a list names its options, and not all of a long one", () => {
  expect(attributeProblem({ type: "list", options }, "Tin")).toBe(
    "must be one of “Gold”, “Silver”",
  );
  const many = Array.from({ length: 50 }, (_, i) => `Option ${i}`);
  const problem = attributeProblem({ type: "list", options: many }, "Tin");
  expect(problem).toContain("“Option 9”, …");
  expect(problem).not.toContain("“Option 10”");
});
