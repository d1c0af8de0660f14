import { expect, test } from "vitest";
import { readableOn, safeColor } from "./color.ts";

test("text is readable on every colour", () => {
  expect(readableOn("#3355ee")).toBe("#fff");
  expect(readableOn("#000000")).toBe("#fff");
  expect(readableOn("#ffd400")).toBe("#000");
  expect(readableOn("#ff6a00")).toBe("#000");
});

test("only a plain hex colour reaches a style sheet", () => {
  expect(safeColor("#aB12ef")).toBe("#aB12ef");
  for (const bad of ["red", "#fff", "#fff;}*{display:none", null, 7]) {
    expect(safeColor(bad)).toBe("#3355ee");
  }
});
