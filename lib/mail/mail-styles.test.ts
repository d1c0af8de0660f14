import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/stack.ts";
import { DARK_CSS, STYLES } from "./mail-styles.ts";

const HEX = /#[0-9a-f]{3,6}\b/g;

test("mails have the colours of the dashboard, in light and in dark", () => {
  const tokens = readFileSync(join(root, "app/tokens.css"), "utf8");
  const pairs = [...tokens.matchAll(/light-dark\((#\w+), (#\w+)\)/g)];
  const light = new Set([...pairs.map(([, color]) => color), "#fff"]);
  const dark = new Set([...pairs.map(([, , color]) => color), "#fff"]);
  const inLight = Object.values(STYLES).flatMap((style) => style.match(HEX) ?? []);
  const inDark = DARK_CSS.match(HEX) ?? [];
  expect(inLight.length).toBeGreaterThan(4);
  expect(inLight.filter((color) => !light.has(color))).toEqual([]);
  expect(inDark.length).toBeGreaterThan(4);
  expect(inDark.filter((color) => !dark.has(color))).toEqual([]);
});
