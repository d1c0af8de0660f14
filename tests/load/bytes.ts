import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "../../scripts/stack.ts";
import { atMost, figure, type Metric } from "./metric.ts";
import type { Part } from "./workbench.ts";

const ASSETS = "public/assets/widget";

/** What the loader imports; the copies under fixed names serve loaders of an earlier build. */
const PANEL = /^panel-\w+\.js$/;
const PROACTIVE = /^proactive-\w+\.js$/;

type Budgets = {
  loaderGzipBytes: number;
  panelGzipBytes: number;
  proactiveGzipBytes: number;
  frameGzipBytes: number;
};
type Manifest = {
  "frame.js": string;
  "frame.css": string;
  /** What comes later, by address: what is in it. */
  "frame.later": Record<string, string>;
};

/** Sizes of the built widget's files, gzip level 9. */
export const measureBytes: Part = async () => {
  const budgets = await readJson<Budgets>("widget/budgets.json");
  const manifest = await readJson<Manifest>("widget/dist/manifest.json");
  const names = await readdir(join(root, ASSETS));
  const weigh = async (files: string[]) => {
    const sizes = await Promise.all(files.map((file) => gzipBytes(`${ASSETS}/${basename(file)}`)));
    return sizes.reduce((total, bytes) => total + bytes, 0);
  };
  const eager = [manifest["frame.js"], manifest["frame.css"]];
  const row = async (name: string, value: number | Promise<number>, limit: number) =>
    atMost({ name, value: await value, unit: "B", isExact: true }, limit);
  const rows: Metric[] = [
    await row("loader `widget.js`, gzip", gzipBytes("public/widget.js"), budgets.loaderGzipBytes),
    await row(
      "panel around the frame, on intent, gzip",
      weigh(names.filter((name) => PANEL.test(name))),
      budgets.panelGzipBytes,
    ),
    await row("frame to an interactive chat, JS + CSS, gzip", weigh(eager), budgets.frameGzipBytes),
    await row(
      "proactive messages, where there are any, gzip",
      weigh(names.filter((name) => PROACTIVE.test(name))),
      budgets.proactiveGzipBytes,
    ),
  ];
  const later = Object.entries(manifest["frame.later"]).sort(([, a], [, b]) => a.localeCompare(b));
  for (const [url, name] of later) {
    rows.push(figure({ name: `later: ${name}, gzip`, value: await weigh([url]), unit: "B" }));
  }
  return rows;
};

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(join(root, file), "utf8")) as T;
}

async function gzipBytes(file: string): Promise<number> {
  return gzipSync(await readFile(join(root, file)), { level: 9 }).byteLength;
}
