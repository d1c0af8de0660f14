import { readdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

const here = dirname(fileURLToPath(import.meta.url));

// The browser bundles take their code from this folder; a schema would double the widget's size.
test("nothing here brings zod, or anything else from npm, into a browser", async () => {
  const names = await readdir(here, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: here,
    entryPoints: names.filter((name) => name.endsWith(".ts") && !name.includes(".test.")),
    bundle: true,
    write: false,
    metafile: true,
    outdir: "out",
    logLevel: "silent",
    platform: "neutral",
    // Of the hook, which no bundle of ours contains.
    external: ["react"],
  });
  const sources = Object.keys(metafile.inputs);
  expect(sources).toContain("../../../lib/contract/events.ts");
  expect(sources.filter((path) => path.includes("node_modules"))).toEqual([]);
});
