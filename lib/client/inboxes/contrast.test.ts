import { expect, test } from "vitest";
import { colorAdvice, contrastRatio, inkOn } from "./contrast.ts";

test("contrast is that of WCAG", () => {
  expect(contrastRatio("#ffffff", "#000000")).toBeCloseTo(21, 5);
  expect(contrastRatio("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

test("text on a colour can always be read", () => {
  for (const color of ["#3355ee", "#ffcc00", "#777777", "#767676", "#000000", "#ffffff"]) {
    expect(contrastRatio(inkOn(color), color)).toBeGreaterThanOrEqual(4.5);
  }
  expect(inkOn("#3355ee")).toBe("#ffffff");
  expect(inkOn("#ffcc00")).toBe("#000000");
});

test("a light colour comes with advice, a dark one and half a colour without", () => {
  expect(colorAdvice("#3355ee")).toEqual([]);
  expect(colorAdvice("#33")).toEqual([]);
  expect(colorAdvice("#0ea5e9")).toHaveLength(2);
  expect(colorAdvice("#7c7c7c")).toHaveLength(1);
  expect(colorAdvice("#ffcc00")[0]).toMatch(/black instead \(13\.\d : 1\)/);
});
