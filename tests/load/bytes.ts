import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "../../scripts/stack.ts";
import { atMost, figure, type Metric } from "./metric.ts";
import type { Part } from "./workbench.ts";

const ASSETS = "public/assets/widget";

/** The panel's script; its copy under a fixed name serves loaders of an earlier build. */
const PANEL = /^panel-\w+\.js$/;
const PANEL_COPY = "panel.js";

type Budgets = { loaderGzipBytes: number; panelGzipBytes: number; frameGzipBytes: number };
type Manifest = { "frame.js": string; "frame.css": string; "frame.preload": string[] };

/** Sizes of the built widget's files, gzip level 9. */
export const measureBytes: Part = async () => {
  const budgets = await readJson<Budgets>("widget/budgets.json");
  const manifest = await readJson<Manifest>("widget/dist/manifest.json");
  const eager = new Set(
    [manifest["frame.js"], manifest["frame.css"], ...manifest["frame.preload"]].map((url) =>
      basename(url),
    ),
  );
  const names = (await readdir(join(root, ASSETS))).filter((name) => /\.(js|css)$/.test(name));
  const sizes = await Promise.all(
    names.map(async (name) => ({ name, bytes: await gzipBytes(`${ASSETS}/${name}`) })),
  );
  const entry = sizes.filter(({ name }) => eager.has(name));
  const panel = sizes.filter(({ name }) => PANEL.test(name));
  const later = sizes.filter(
    (file) => !entry.includes(file) && !panel.includes(file) && file.name !== PANEL_COPY,
  );
  const sum = (files: typeof sizes) => files.reduce((total, { bytes }) => total + bytes, 0);
  const exact = { unit: "B", isExact: true };
  const rows: Metric[] = [
    atMost(
      { name: "loader `widget.js`, gzip", value: await gzipBytes("public/widget.js"), ...exact },
      budgets.loaderGzipBytes,
    ),
    atMost(
      { name: "panel around the frame, on intent, gzip", value: sum(panel), ...exact },
      budgets.panelGzipBytes,
    ),
    atMost(
      {
        name: "frame to an interactive chat, JS + CSS, gzip",
        value: sum(entry),
        ...exact,
      },
      budgets.frameGzipBytes,
    ),
  ];
  for (const { name, bytes } of later) {
    rows.push(figure({ name: `frame, loaded later: \`${name}\`, gzip`, value: bytes, unit: "B" }));
  }
  return rows;
};

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(join(root, file), "utf8")) as T;
}

async function gzipBytes(file: string): Promise<number> {
  return gzipSync(await readFile(join(root, file)), { level: 9 }).byteLength;
}
