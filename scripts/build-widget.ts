import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { bundleFrame, type FrameFiles } from "./bundle-frame.ts";
import { bundleScripts, bundleStyle, fileOf, type OutputFile } from "./bundle-scripts.ts";

/**
 * Builds the embed: `public/widget.js` and `public/v1/linktor.js` (the loader), `public/assets/widget/*`
 * (the panel, the proactive messages, the frame and the preview, hashed names) and `widget/dist/manifest.json`, which the server
 * reads to link the frame's files. Fails when a bundle is larger than `widget/budgets.json` allows.
 */

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const ASSETS = join(ROOT, "public/assets/widget");
const MANIFEST = join(ROOT, "widget/dist/manifest.json");
/** The second is at the path of the other style's snippet. */
const LOADERS = [join(ROOT, "public/widget.js"), join(ROOT, "public/v1/linktor.js")];

type Budgets = {
  loaderGzipBytes: number;
  panelGzipBytes: number;
  proactiveGzipBytes: number;
  frameGzipBytes: number;
};
type Sizes = { loader: number; panel: number; proactive: number; frame: number; lazy: number };

const gzipSize = (bytes: Uint8Array) => gzipSync(bytes, { level: 9 }).byteLength;

const assetUrl = (path: string) => `/assets/widget/${basename(path)}`;

/** `preview-chat-5F2A.js` → `preview-chat.js`. */
const plainName = (path: string) => basename(path).replace(/-\w+(?=\.\w+$)/, "");

/** Writes the files and removes those of earlier builds. */
async function writeAssets(files: OutputFile[]) {
  await mkdir(ASSETS, { recursive: true });
  await Promise.all(files.map((file) => writeFile(file.path, file.contents)));
  const current = new Set(files.map((file) => basename(file.path)));
  const stale = (await readdir(ASSETS)).filter((name) => !current.has(name));
  await Promise.all(stale.map((name) => rm(join(ASSETS, name), { recursive: true })));
}

/** Tells the server which files the frame consists of; returns how large they are. */
async function describeFrame(
  { script, style, later }: FrameFiles,
  worker: OutputFile,
  preview: OutputFile[],
) {
  const named = later.map(({ file, name }) => [assetUrl(file.path), name]);
  const manifest = {
    "frame.js": assetUrl(script.path),
    "frame.css": assetUrl(style.path),
    // For the frame's policy: the one worker it may start.
    worker: assetUrl(worker.path),
    preview: Object.fromEntries(
      preview
        .map(({ path }) => [plainName(path), assetUrl(path)] as const)
        .filter(([name]) => name.startsWith("preview-")),
    ),
    // For the benchmark, which names what it weighs.
    "frame.later": { ...Object.fromEntries(named), [assetUrl(worker.path)]: "realtime-worker" },
  };
  await mkdir(dirname(MANIFEST), { recursive: true });
  await writeFile(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
  return {
    frame: gzipSize(script.contents) + gzipSize(style.contents),
    lazy: later.reduce((sum, { file }) => sum + gzipSize(file.contents), gzipSize(worker.contents)),
  };
}

function checkBudgets(sizes: Sizes, budgets: Budgets): string[] {
  const over = (name: string, size: number, limit: number) =>
    size > limit
      ? [`${name} is ${size} B gzip: ${size - limit} B over its budget of ${limit} B`]
      : [];
  return [
    ...over("public/widget.js", sizes.loader, budgets.loaderGzipBytes),
    ...over("The panel's script", sizes.panel, budgets.panelGzipBytes),
    ...over("The proactive messages' script", sizes.proactive, budgets.proactiveGzipBytes),
    ...over("The frame's script and style", sizes.frame, budgets.frameGzipBytes),
  ];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Bundles what has to be one file: `widget/<name>/main.ts`. */
async function bundleOne(
  name: string,
  format: "esm" | "iife",
  define?: Record<string, string>,
): Promise<OutputFile> {
  const input = { [name]: `widget/${name}/main.ts` };
  const [chunk, ...others] = await bundleScripts({ root: ROOT, input, format, define });
  if (!chunk || others.length > 0) throw new Error(`${name} has to be one file.`);
  return fileOf(chunk, ASSETS);
}

/** The preview of the settings page. Its style is the frame's own. */
async function bundlePreview(workerPath: string): Promise<OutputFile[]> {
  const [chunks, style] = await Promise.all([
    bundleScripts({
      root: ROOT,
      input: {
        "preview-page": "widget/preview/page.ts",
        "preview-chat": "widget/preview/chat.tsx",
      },
      format: "esm",
      define: { REALTIME_WORKER_PATH: JSON.stringify(workerPath) },
    }),
    bundleStyle(ROOT, ASSETS, { "preview-style": "widget/preview/page.css" }),
  ]);
  return [...chunks.map((chunk) => fileOf(chunk, ASSETS)), style];
}

/** Once more under its plain name, for loaders of an earlier build, whose own file is gone. */
const newest = ({ path, contents }: OutputFile): OutputFile => ({
  path: join(dirname(path), plainName(path)),
  contents,
});

async function buildOnce(): Promise<Sizes> {
  const budgets: Budgets = JSON.parse(await readFile(join(ROOT, "widget/budgets.json"), "utf8"));
  const [panel, proactive, worker] = await Promise.all([
    bundleOne("panel", "esm"),
    bundleOne("proactive", "esm"),
    // Older Safari has no workers that are modules.
    bundleOne("realtime-worker", "iife"),
  ]);
  const workerPath = assetUrl(worker.path);
  const frame = await bundleFrame({ root: ROOT, outdir: ASSETS, workerPath });
  const preview = await bundlePreview(workerPath);
  const { contents: loader } = await bundleOne("loader", "iife", {
    PANEL_PATH: JSON.stringify(assetUrl(panel.path)),
    PROACTIVE_PATH: JSON.stringify(assetUrl(proactive.path)),
  });

  const late = [panel, newest(panel), proactive, newest(proactive)];
  // The loader last: what it names is there by then.
  await writeAssets([
    ...[...late, worker, frame.script, frame.style, ...preview],
    ...frame.later.map(({ file }) => file),
  ]);
  for (const path of LOADERS) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, loader);
  }
  const sizes = {
    loader: gzipSize(loader),
    panel: gzipSize(panel.contents),
    proactive: gzipSize(proactive.contents),
    ...(await describeFrame(frame, worker, preview)),
  };
  say(
    `widget: loader ${sizes.loader} B, panel ${sizes.panel} B, proactive ${sizes.proactive} B, ` +
      `frame ${sizes.frame} B, later ${sizes.lazy} B (gzip)`,
  );
  const problems = checkBudgets(sizes, budgets);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return sizes;
}

/** Builds once, or with `watch` again on every change. Rejects when the first build fails. */
export async function buildWidget({ watch = false } = {}): Promise<Sizes> {
  const sizes = await buildOnce();
  if (watch) void rebuildOnChange();
  return sizes;
}

const WATCH_DEBOUNCE_MS = 50;

async function rebuildOnChange(): Promise<void> {
  const { watch } = await import("node:fs/promises");
  let timer: NodeJS.Timeout | undefined;
  for await (const { filename } of watch(join(ROOT, "widget"), { recursive: true })) {
    if (!filename || filename.startsWith("dist")) continue;
    clearTimeout(timer);
    timer = setTimeout(() => {
      buildOnce().catch((error: Error) => process.stderr.write(`widget: ${error.message}\n`));
    }, WATCH_DEBOUNCE_MS);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  buildWidget({ watch: process.argv.includes("--watch") }).catch((error: Error) => {
    process.stderr.write(`widget: ${error.message}\n`);
    process.exitCode = 1;
  });
}
