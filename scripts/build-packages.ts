// Builds the npm packages that an instance serves under /packages: one JSON file for each, with the text of
// every file in it. Only the instance's address is missing, which lib/packages/finish-package.ts writes in.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import {
  type PackageFile,
  type PackageTemplate,
  UNKNOWN_ADDRESS,
} from "../lib/packages/template.ts";
import { StartError } from "./embedded-postgres.ts";
import { fingerprint } from "./fingerprint.ts";
import { root } from "./stack.ts";

/** Folders of `packages/`, each with the script that it starts from. */
const PACKAGES = {
  react: ["dist/index.js"],
  vue: ["dist/index.js"],
  angular: ["dist/fesm2022/linkdesk-angular.mjs"],
  sdk: ["dist/index.js", "dist/index.cjs"],
  chat: ["dist/index.js", "dist/index.cjs", "dist/react.js", "dist/react.cjs"],
} as const satisfies Record<string, readonly string[]>;

const OUT = join(root, "packages/.built");
const SOURCES = [
  ...["embed", ...Object.keys(PACKAGES)].flatMap((name) =>
    ["src", "package.json", "tsconfig.json", "README.md"].map((file) => `packages/${name}/${file}`),
  ),
  "packages/chat/tsconfig.build.json",
  // The chat contains it.
  "lib/contract",
  "LICENSE",
  "package-lock.json",
  "packages/tsconfig.published.json",
  "scripts/build-packages.ts",
  "tsconfig.base.json",
];

/** The fields of package.json that concern whoever installs it. */
const FIELDS = [
  ...["name", "version", "description", "license", "type", "sideEffects", "engines"],
  ...["main", "module", "types", "typings", "exports", "peerDependencies"],
  "peerDependenciesMeta",
];

/** Builds the packages unless the last build is of these very files. Throws with what a compiler said. */
export function buildPackages(say: (line: string) => void): void {
  const stamp = join(OUT, "sources");
  const sources = fingerprint(SOURCES);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  say("Building the npm packages (a few seconds) …");
  rmSync(OUT, { recursive: true, force: true });
  const names = ["embed", ...Object.keys(PACKAGES)];
  // Declarations of files that are gone would be packed too.
  for (const name of names) {
    rmSync(join(root, "packages", name, "dist"), { recursive: true, force: true });
  }
  compile(names);
  mkdirSync(OUT, { recursive: true });
  for (const [name, entries] of Object.entries(PACKAGES)) {
    const template = makeTemplate(name, entries);
    writeFileSync(join(OUT, `${name}.json`), JSON.stringify(template));
  }
  writeFileSync(stamp, sources);
}

function compile(names: string[]): void {
  const workspaces = names.flatMap((name) => ["-w", `@linkdesk/${name}`]);
  const result = spawnSync("npm", ["run", "build", ...workspaces], {
    cwd: root,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (result.status === 0) return;
  throw new StartError(`The npm packages did not build.\n${result.stdout}\n${result.stderr}`);
}

function makeTemplate(name: string, entries: readonly string[]): PackageTemplate {
  const folder = join(root, "packages", name);
  const own: Record<string, unknown> = JSON.parse(read(join(folder, "package.json")));
  const fields = Object.fromEntries(FIELDS.map((field) => [field, own[field]]));
  fields.exports = withoutSources(own.exports as Record<string, unknown>);
  const peers = Object.keys(own.peerDependencies ?? {});
  const files = [
    ...entries.map((entry) => bundle(name, entry, peers)),
    ...declarations(name),
    ...(entries.some((entry) => entry.endsWith(".cjs")) ? commonJsDeclarations(name) : []),
    ...(name === "chat" ? [reactForOldResolvers()] : []),
    { path: "README.md", text: read(join(folder, "README.md")) },
    { path: "LICENSE", text: read(join(root, "LICENSE")) },
  ];
  return { name, package: JSON.parse(JSON.stringify(fields)), files };
}

/** For what reads no "exports": older bundlers, and TypeScript with `moduleResolution: node10`. */
function reactForOldResolvers(): PackageFile {
  const fields = { main: "../dist/react.cjs", module: "../dist/react.js" };
  const text = JSON.stringify({ ...fields, types: "../dist/react.d.ts" }, null, 2);
  return { path: "react/package.json", text: `${text}\n` };
}

/** What this repository imports of a package is no part of it elsewhere. */
function withoutSources(exports: Record<string, unknown>): Record<string, unknown> {
  const published = Object.entries(exports).filter(([path]) => !path.endsWith(".ts"));
  return Object.fromEntries(published);
}

/** The script with the code that it shares with others in it, so that one download is all of it. */
function bundle(name: string, entry: string, peers: string[]): PackageFile {
  const isCommonJs = entry.endsWith(".cjs");
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: [`packages/${name}/${entry}`],
    write: false,
    metafile: true,
    // It is a bundle already.
    ...(isCommonJs
      ? { format: "cjs" }
      : { bundle: true, format: "esm", external: peers.flatMap((peer) => [peer, `${peer}/*`]) }),
    target: "es2022",
    // Angular's linker searches the text for names with these letters.
    charset: "utf8",
    define: { LINKDESK_URL: JSON.stringify(UNKNOWN_ADDRESS) },
    logLevel: "silent",
  });
  const inputs = Object.keys(metafile?.inputs ?? {});
  const foreign = inputs.filter((path) => !/^packages\/\w+\/dist\//.test(path));
  if (foreign.length > 0) throw new Error(`${name} contains ${foreign.join(", ")}`);
  return { path: entry, text: outputFiles?.[0]?.text ?? "" };
}

/** The declarations, and those of the shared code in a folder beside them. */
function declarations(name: string): PackageFile[] {
  if (name === "chat") return chatDeclarations();
  const folder = name === "angular" ? "dist/types" : "dist";
  const listed = (from: string) =>
    readdirSync(join(root, "packages", from)).filter((file) => /\.d\.[cm]?ts$/.test(file));
  const own = listed(`${name}/${folder}`).map((file) => ({
    path: `${folder}/${file}`,
    text: withScriptNames(read(join(root, "packages", name, folder, file))),
  }));
  if (!own.some(({ text }) => text.includes('"./embed/index.js"'))) return own;
  const shared = listed("embed/dist").map((file) => ({
    path: `${folder}/embed/${file}`,
    text: withScriptNames(read(join(root, "packages/embed/dist", file))),
  }));
  return [...own, ...shared];
}

/** Those that the entries lead to; the compiler makes them of everything inside, and of the contract. */
function chatDeclarations(): PackageFile[] {
  const files = new Map<string, PackageFile>();
  const take = (file: string) => {
    if (files.has(file)) return;
    const text = read(join(root, "packages/chat/dist/types/packages/chat/src", file));
    files.set(file, { path: `dist/${file}`, text: withScriptNames(text) });
    for (const [, from = ""] of text.matchAll(/ from "([^"]+)\.ts"/g)) {
      if (!from.startsWith("./")) throw new Error(`${file} of @linkdesk/chat needs ${from}`);
      take(`${from.slice(2)}.d.ts`);
    }
  };
  take("index.d.ts");
  take("react.d.ts");
  return [...files.values()];
}

/** The same for `require()`: TypeScript takes the kind of a module from the name of its declarations. */
function commonJsDeclarations(name: string): PackageFile[] {
  return declarations(name).map(({ path, text }) => ({
    path: path.replace(/\.d\.ts$/, ".d.cts"),
    text: text.replace(/(from |import\()"(\.\/[\w/-]+)\.js"/g, '$1"$2.cjs"'),
  }));
}

/** Declarations name their neighbours as the compiled scripts are called, as all resolvers understand. */
function withScriptNames(text: string): string {
  return text
    .replaceAll('"@linkdesk/embed"', '"./embed/index.js"')
    .replace(/(from |import\()"(\.\/[\w/-]+)\.ts"/g, '$1"$2.js"');
}

function read(path: string): string {
  return readFileSync(path, "utf8");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  buildPackages((line) => process.stdout.write(`${line}\n`));
}
