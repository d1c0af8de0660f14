// With CHECK_RESPONSES the service parses every answer by the schema of its endpoint. Every suite needs it.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./stack.ts";

/** The only place that turns it off, with the reason. */
const UNCHECKED: Record<string, string> = {
  "tests/load/workbench.ts": "measures the service as it runs in production",
};

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(join(root, path)).isDirectory()) {
      return name === "node_modules" ? [] : sourcesIn(path);
    }
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

const sources = sourcesIn("tests").map((path) => ({
  path,
  text: readFileSync(join(root, path), "utf8"),
}));

test("every suite that starts the service has its answers parsed", () => {
  const starting = sources.filter(({ text }) => /\bstartStack\(|scripts\/start\.ts"/.test(text));
  expect(starting.map(({ path }) => path).sort()).toEqual([
    "tests/service/start.test.ts",
    "tests/support/test-stack.ts",
  ]);
  for (const { path, text } of starting) expect(text, path).toContain('CHECK_RESPONSES: "true"');
});

test("no suite turns the parsing of answers off, except where time is measured", () => {
  const off = sources.filter(({ text }) => /CHECK_RESPONSES: "(false)?"/.test(text));
  expect(off.map(({ path }) => path)).toEqual(Object.keys(UNCHECKED));
});
