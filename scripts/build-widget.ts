import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build, type Metafile, type Plugin, transform } from "esbuild";

/**
 * Builds the embed: `public/widget.js` and `public/v1/linktor.js` (the loader), `public/assets/widget/*`
 * (the panel, the proactive messages and the frame, hashed names) and `widget/dist/manifest.json`, which the server reads to link
 * the frame's files. Fails when a bundle is larger than `widget/budgets.json` allows.
 */

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const ASSETS = join(ROOT, "public/assets/widget");
const MANIFEST = join(ROOT, "widget/dist/manifest.json");
/** The loader once more, at the path of the other style's snippet. */
const COMMAND_LOADER = join(ROOT, "public/v1/linktor.js");

type Budgets = {
  loaderGzipBytes: number;
  panelGzipBytes: number;
  proactiveGzipBytes: number;
  frameGzipBytes: number;
};
type Sizes = { loader: number; panel: number; proactive: number; frame: number; lazy: number };

const WORKER_ENTRY = "widget/realtime-worker/main.ts";

/** `inline-css:<file>`: the file minified, as the string `css`, for a constructable style sheet. */
const inlineCss: Plugin = {
  name: "inline-css",
  setup(build) {
    build.onResolve({ filter: /^inline-css:/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.slice("inline-css:".length)),
      namespace: "inline-css",
    }));
    build.onLoad({ filter: /./, namespace: "inline-css" }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const { code } = await transform(source, { loader: "css", minify: true, target: "es2020" });
      return { contents: `export const css=${JSON.stringify(code.trim())}`, loader: "js" };
    });
  },
};

const shared = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  metafile: true,
  write: false,
  legalComments: "none",
  logLevel: "warning",
} satisfies BuildOptions;

const loaderOptions = {
  ...shared,
  entryPoints: ["widget/loader/main.ts"],
  outfile: "public/widget.js",
  format: "iife",
  target: "es2020",
  plugins: [inlineCss],
} satisfies BuildOptions;

/** What the loader imports into the host page later, each as one file. */
const lateOptions = (name: "panel" | "proactive") =>
  ({
    ...shared,
    entryPoints: { [name]: `widget/${name}/main.ts` },
    outdir: "public/assets/widget",
    format: "esm",
    target: "es2020",
    entryNames: "[name]-[hash]",
    plugins: [inlineCss],
  }) satisfies BuildOptions;

/** The tabs' shared realtime connection. One file, and no module: older Safari has no others. */
const workerOptions = {
  ...shared,
  entryPoints: { "realtime-worker": WORKER_ENTRY },
  outdir: "public/assets/widget",
  format: "iife",
  target: "es2020",
  entryNames: "[name]-[hash]",
} satisfies BuildOptions;

const FRAME_ENTRY = "widget/frame/main.tsx";

const frameOptions = {
  ...shared,
  entryPoints: { frame: FRAME_ENTRY },
  outdir: "public/assets/widget",
  format: "esm",
  splitting: true,
  target: "es2020",
  entryNames: "[name]-[hash]",
  chunkNames: "chunk-[hash]",
  jsx: "automatic",
  jsxImportSource: "preact",
  define: { "process.env.NODE_ENV": '"production"' },
} satisfies BuildOptions;

const gzipSize = (bytes: Uint8Array) => gzipSync(bytes, { level: 9 }).byteLength;

/** The entry's script, and every chunk it imports before it can run. */
function eagerScripts(outputs: Metafile["outputs"], entry: string): Set<string> {
  const found = new Set<string>([entry]);
  for (const path of found) {
    for (const { path: target, kind } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement") found.add(target);
    }
  }
  return found;
}

/** The frame's scripts that come later, by what is in them: `emoji-picker`, `locales/de`. */
function nameLater(outputs: Metafile["outputs"], eager: Set<string>): Record<string, string> {
  const later = Object.entries(outputs).filter(
    ([path]) => path.endsWith(".js") && !eager.has(path),
  );
  const nameOf = (source: string) =>
    source.replace(/^widget\/(frame\/(components\/)?)?|\.tsx?$/g, "");
  return Object.fromEntries(
    later.map(([path, { entryPoint, inputs }]) => {
      // What several of them share has no entry of its own.
      const own = Object.keys(inputs).filter((source) => source.startsWith("widget/"));
      return [assetUrl(path), entryPoint ? nameOf(entryPoint) : own.map(nameOf).join(" + ")];
    }),
  );
}

type OutputFile = { path: string; contents: Uint8Array };

const assetUrl = (path: string) => `/assets/widget/${basename(path)}`;

/** Writes the files and removes those of earlier builds. */
async function writeAssets(files: OutputFile[]) {
  await mkdir(ASSETS, { recursive: true });
  await Promise.all(files.map((file) => writeFile(file.path, file.contents)));
  const current = new Set(files.map((file) => basename(file.path)));
  const stale = (await readdir(ASSETS)).filter((name) => !current.has(name));
  await Promise.all(stale.map((name) => rm(join(ASSETS, name), { recursive: true })));
}

/** Tells the server which files the frame consists of; answers how large they are. */
async function describeFrame(
  files: OutputFile[],
  outputs: Metafile["outputs"],
  worker: OutputFile,
) {
  // What is imported later is an entry point of its own.
  const entry = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === FRAME_ENTRY);
  const css = entry && outputs[entry]?.cssBundle;
  if (!entry || !css) throw new Error("The frame has no script or no style sheet.");

  await mkdir(dirname(MANIFEST), { recursive: true });
  const eager = eagerScripts(outputs, entry);
  const manifest = {
    "frame.js": assetUrl(entry),
    "frame.css": assetUrl(css),
    // For <link rel="modulepreload">: what frame.js imports before it can run.
    "frame.preload": [...eager].filter((path) => path !== entry).map(assetUrl),
    // For the frame's policy: the one worker it may start.
    worker: assetUrl(worker.path),
    // For the benchmark, which names what it weighs.
    "frame.later": { ...nameLater(outputs, eager), [assetUrl(worker.path)]: "realtime-worker" },
  };
  await writeFile(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);

  eager.add(css);
  let frame = 0;
  let lazy = gzipSize(worker.contents);
  for (const file of files) {
    const size = gzipSize(file.contents);
    if (eager.has(relative(ROOT, file.path))) frame += size;
    else lazy += size;
  }
  return { frame, lazy };
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

function only(files: OutputFile[]): OutputFile {
  const [file] = files;
  if (!file || files.length > 1) throw new Error("One output file was expected.");
  return file;
}

/** Once more under its plain name, for loaders of an earlier build, whose own file is gone. */
const newest = ({ path, contents }: OutputFile): OutputFile => ({
  path: path.replace(/-\w+\.js$/, ".js"),
  contents,
});

async function buildOnce(): Promise<Sizes> {
  const budgets: Budgets = JSON.parse(await readFile(join(ROOT, "widget/budgets.json"), "utf8"));
  const [panelResult, proactiveResult, workerResult] = await Promise.all([
    build(lateOptions("panel")),
    build(lateOptions("proactive")),
    build(workerOptions),
  ]);
  const worker = only(workerResult.outputFiles);
  const frameResult = await build({
    ...frameOptions,
    define: {
      ...frameOptions.define,
      REALTIME_WORKER_PATH: JSON.stringify(assetUrl(worker.path)),
    },
  });
  const panel = only(panelResult.outputFiles);
  const proactive = only(proactiveResult.outputFiles);
  const define = {
    PANEL_PATH: JSON.stringify(assetUrl(panel.path)),
    PROACTIVE_PATH: JSON.stringify(assetUrl(proactive.path)),
  };
  const loader = only((await build({ ...loaderOptions, define })).outputFiles);

  const late = [panel, newest(panel), proactive, newest(proactive)];
  // The loader last: what it names is there by then.
  await writeAssets([...late, worker, ...frameResult.outputFiles]);
  await mkdir(dirname(COMMAND_LOADER), { recursive: true });
  for (const path of [loader.path, COMMAND_LOADER]) await writeFile(path, loader.contents);
  const sizes = {
    loader: gzipSize(loader.contents),
    panel: gzipSize(panel.contents),
    proactive: gzipSize(proactive.contents),
    ...(await describeFrame(frameResult.outputFiles, frameResult.metafile.outputs, worker)),
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
