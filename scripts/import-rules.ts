// Which folder may import which, and the order of the domains. `npm run lint` checks it; that a workspace
// imports only the packages it lists, and that there are no cycles, are rules of biome.json.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { visitSyntax } from "./read-syntax.ts";
import { root } from "./stack.ts";

/** A file of the folder on the left may import files of its own folder and of those on the right. */
const FOLDERS = new Map<string, string[]>([
  ["instrumentation.ts", ["lib/platform", "lib/<domain>"]],
  ["middleware.ts", ["lib/platform"]],
  ["app", ["components", "lib/client", "lib/texts", "lib/<domain>"]],
  ["components", ["lib/client", "lib/texts"]],
  ["lib/client", ["lib/texts"]],
  ["lib/texts", []],
  // And of the domains only those before it in the printed order.
  ["lib/<domain>", ["lib/platform", "lib/<domain>"]],
  ["lib/platform", []],
  // Workspaces: they are imported by name, and import each other by name.
  ["lib/contract", []],
  ["packages/<name>", []],
  ["widget", []],
]);

/** Packages that only some folders of the app may import, with the reason. */
const PACKAGES = [
  {
    names: /^(pg|pg-boss|pusher|nodemailer|imapflow|mailparser|@(prisma|node-rs|aws-sdk)\/.*)$/,
    folders: ["lib/platform"],
    reason: "only lib/platform talks to outside systems",
  },
  {
    names: /^(next|react-dom)$/,
    folders: ["app", "components", "lib/client", "middleware.ts"],
    // What keeps a function awake after its answer.
    files: ["lib/platform/background.ts"],
    reason: "use cases know nothing of pages and components",
  },
  {
    names: /^(use-intl|icu-minify)$/,
    folders: ["lib/texts"],
    reason: "texts come from the translators in lib/texts",
  },
  {
    names: /^server-only$/,
    folders: ["app", "lib/<domain>", "lib/platform"],
    reason: "this folder belongs to the browser's side",
  },
];

const GENERATED_CLIENT = "lib/platform/prisma";
const SOURCE = /\.tsx?$/;
/** Tests, and what only they use, import what they need. */
const TEST = /\.test\.tsx?$|^packages\/[^/]+\/(bench\/|src\/test-support\.ts)/;

/** The folders of the domains in the order that CONTRIBUTING.md prints. */
function readOrder(top: string): string[] {
  const text = readFileSync(join(top, "CONTRIBUTING.md"), "utf8");
  const [, list = ""] = /### Order of the domains[^`]*```([^`]*)```/.exec(text) ?? [];
  return list.split("·").map((name) => name.trim());
}

/** The row of FOLDERS that a path belongs to. */
function folderOf(path: string): string {
  const [first = "", second = ""] = path.split("/");
  if (first === "packages") return "packages/<name>";
  if (first !== "lib") return first;
  return FOLDERS.has(`lib/${second}`) ? `lib/${second}` : "lib/<domain>";
}

/** The workspace of a path, if it is in one. */
function workspaceOf(path: string): string | undefined {
  return /^(lib\/contract|widget|packages\/[^/]+)\//.exec(path)?.[1];
}

type Import = { specifier: string; line: number };

function readImports(path: string): Import[] {
  const found: Import[] = [];
  visitSyntax(path, (node) => {
    const isImport = /^(Import|Export(Named|All))Declaration$|^(ImportExpression|TSImportType)$/;
    const isCall = node.type === "CallExpression" && typeOf(node.callee) === "Import";
    if (!isCall && !isImport.test(node.type)) return;
    const [argument] = (node.arguments as unknown[] | undefined) ?? [node.argument];
    const source = (node.source ?? argument) as { value?: unknown; literal?: unknown } | null;
    const literal = (source?.literal ?? source) as { value?: unknown } | null;
    if (typeof literal?.value !== "string") return;
    found.push({ specifier: literal.value, line: node.loc.start.line });
  });
  return found;
}

const typeOf = (node: unknown) => (node as { type?: string } | undefined)?.type;

/** Why a file may not import a package; undefined where it may. */
function whyNotPackage(file: string, specifier: string): string | undefined {
  if (workspaceOf(file)) return;
  const parts = specifier.split("/");
  const isScoped = specifier.startsWith("@");
  const name = parts.slice(0, isScoped ? 2 : 1).join("/");
  const rule = PACKAGES.find(({ names }) => names.test(name));
  if (!rule || rule.folders.includes(folderOf(file)) || rule.files?.includes(file)) return;
  return rule.reason;
}

/** Why a file may not import another of this repository; undefined where it may. */
function whyNotFile(file: string, target: string, order: string[]): string | undefined {
  const from = folderOf(file);
  const to = folderOf(target);
  // What the widget's build says of its files.
  if (target.endsWith(".json")) return;
  const workspace = workspaceOf(target);
  if (workspace !== workspaceOf(file)) {
    return workspace
      ? "another workspace is imported by its name"
      : "a workspace imports nothing of the app";
  }
  if (workspace) return;
  if (from !== to && !FOLDERS.get(from)?.includes(to)) return `${from} may not import ${to}`;
  if (target.startsWith(GENERATED_CLIENT) && from !== "lib/platform") {
    return "use lib/platform/db.ts, not the generated client";
  }
  if (from !== "lib/<domain>" || to !== "lib/<domain>") return;
  const [domain = "", other = ""] = [file, target].map((path) => path.split("/")[1] ?? "");
  const [place, otherPlace] = [order.indexOf(domain), order.indexOf(other)];
  if (place < 0 || otherPlace < 0) {
    return `${place < 0 ? domain : other} is missing in the order of the domains (CONTRIBUTING.md)`;
  }
  if (otherPlace > place) return `${other} comes after ${domain} in the order of the domains`;
}

/** All forbidden imports of the sources below a folder: `file:line imports x: reason`. */
export function findForbiddenImports(top: string): string[] {
  const order = readOrder(top);
  const folders = ["app", "components", "lib", "widget", "packages"];
  const files = [
    ...folders.flatMap((folder) => listSources(top, folder)),
    ...["instrumentation.ts", "middleware.ts"].filter((file) => existsSync(join(top, file))),
  ];
  return files.flatMap((file) =>
    readImports(join(top, file)).flatMap(({ specifier, line }) => {
      const isAlias = specifier.startsWith("@/");
      const isFile = isAlias || specifier.startsWith(".");
      const target = isAlias ? specifier.slice(2) : normalize(join(dirname(file), specifier));
      const reason = isFile ? whyNotFile(file, target, order) : whyNotPackage(file, specifier);
      return reason ? [`${file}:${line} imports ${specifier}: ${reason}`] : [];
    }),
  );
}

function listSources(top: string, folder: string): string[] {
  if (!existsSync(join(top, folder))) return [];
  return readdirSync(join(top, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (name === "node_modules" || name === "dist" || path === GENERATED_CLIENT) return [];
    if (statSync(join(top, path)).isDirectory()) return listSources(top, path);
    return SOURCE.test(name) && !TEST.test(path) ? [path] : [];
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = findForbiddenImports(root);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
