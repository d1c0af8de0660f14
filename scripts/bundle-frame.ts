import { join } from "node:path";
import type { OutputChunk } from "rolldown";
import { bundleScripts, bundleStyle, fileOf, type OutputFile } from "./bundle-scripts.ts";

export type FrameFiles = {
  script: OutputFile;
  style: OutputFile;
  /** What is loaded when it is needed, and what is in it: `emoji-picker`, `locales/de`. */
  later: { file: OutputFile; name: string }[];
};

type Options = { root: string; outdir: string; workerPath: string };

/**
 * Bundles the chat's frame: one script and one style sheet, and a file for each part that is loaded later.
 * Rolldown lets a later file import from the script that loaded it. esbuild would put everything that both
 * use into files of its own, which the browser has to fetch before the chat can start.
 */
export async function bundleFrame({ root, outdir, workerPath }: Options): Promise<FrameFiles> {
  const [chunks, style] = await Promise.all([
    bundleScripts({
      root,
      input: { frame: "widget/frame/main.tsx" },
      format: "esm",
      define: { REALTIME_WORKER_PATH: JSON.stringify(workerPath) },
    }),
    bundleStyle(root, outdir, { frame: "widget/frame/styles/frame.css" }),
  ]);
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (!entry) throw new Error("The frame has no script.");
  if (entry.imports.length > 0) throw new Error(`The frame waits for ${entry.imports.join(", ")}.`);
  const later = chunks.filter((chunk) => chunk !== entry);
  return {
    script: fileOf(entry, outdir),
    style,
    later: later.map((chunk) => ({ file: fileOf(chunk, outdir), name: nameOf(chunk, root) })),
  };
}

/** By its entry; what several of them share has none. */
function nameOf({ facadeModuleId, moduleIds }: OutputChunk, root: string): string {
  const short = (source: string) =>
    source.slice(join(root, "widget/").length).replace(/^frame\/(components\/)?|\.tsx?$/g, "");
  if (facadeModuleId) return short(facadeModuleId);
  const own = moduleIds.filter((source) => source.startsWith(join(root, "widget/")));
  return own.map(short).join(" + ");
}
