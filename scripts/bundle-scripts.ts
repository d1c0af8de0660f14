import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type BuildOptions, build, transform } from "esbuild";
import { type OutputChunk, type Plugin, rolldown } from "rolldown";

export type OutputFile = { path: string; contents: Uint8Array };

type Options = {
  root: string;
  /** Where each starts, by its name: `{ panel: "widget/panel/main.ts" }`. */
  input: Record<string, string>;
  /** `iife`: one file, and no module. */
  format: "esm" | "iife";
  define?: Record<string, string>;
};

/** The oldest browsers with constructable style sheets. */
const TARGET = "es2020";
const INLINE = "inline-css:";
const INLINED = "\0inline-css:";

/** `inline-css:<file>`: the file minified, as the string `css`, for a constructable style sheet. */
const inlineCss: Plugin = {
  name: "inline-css",
  resolveId(id, importer = "") {
    if (!id.startsWith(INLINE)) return null;
    return INLINED + join(dirname(importer), id.slice(INLINE.length));
  },
  async load(id) {
    if (!id.startsWith(INLINED)) return null;
    const source = await readFile(id.slice(INLINED.length), "utf8");
    const { code } = await transform(source, { loader: "css", minify: true, target: TARGET });
    return { code: `export const css=${JSON.stringify(code.trim())}`, moduleType: "js" };
  },
};

/** Bundles scripts of the widget for browsers, with `[name]-[hash].js` as their names. */
export async function bundleScripts(options: Options): Promise<OutputChunk[]> {
  const bundle = await rolldown({
    cwd: options.root,
    input: options.input,
    platform: "browser",
    tsconfig: false,
    plugins: [inlineCss],
    transform: {
      target: TARGET,
      jsx: { runtime: "automatic", importSource: "preact" },
      define: { "process.env.NODE_ENV": '"production"', ...options.define },
    },
  });
  const { output } = await bundle.generate({
    format: options.format,
    minify: true,
    comments: false,
    entryFileNames: "[name]-[hash].js",
    chunkFileNames: "chunk-[hash].js",
    // A hyphen or an underscore in it would be read as a part of the name.
    hashCharacters: "base36",
  });
  await bundle.close();
  return output.filter((file) => file.type === "chunk");
}

/** Bundles one style sheet. Rolldown has no minifier for them. */
export async function bundleStyle(
  root: string,
  outdir: string,
  entryPoints: NonNullable<BuildOptions["entryPoints"]>,
): Promise<OutputFile> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    entryNames: "[name]-[hash]",
    bundle: true,
    minify: true,
    write: false,
    target: TARGET,
    legalComments: "none",
  });
  const [style] = outputFiles;
  if (!style) throw new Error("There is no style sheet.");
  return style;
}

/** A script as a file in a folder. */
export const fileOf = ({ fileName, code }: OutputChunk, outdir: string): OutputFile => ({
  path: join(outdir, fileName),
  contents: new TextEncoder().encode(code),
});
