// An object literal answers for names that nobody gave it ("constructor", "__proto__"): what is looked
// up by a foreign text is a Map, or asked with Object.hasOwn. TypeScript keeps lookups in literals with
// a closed set of keys (`satisfies Record<Code, …>`) right; this finds those with open ones.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./stack.ts";

const FOLDERS = ["lib", "app", "widget", "components", "packages", "scripts", "middleware.ts"];

/** A constant of the module, made from a literal, that takes any text as its key. */
const OPEN_LITERAL = /^(?:export )?const (\w+): (?:Readonly<)?Record<string, [^=]*?> = \{$/gm;

/** Lists that are only ever walked, or sent as they are: nothing is looked up in them by name. */
const NOT_LOOKED_UP = new Set(["ENTITIES", "COMPONENTS", "CLOSERS", "STEPS", "LOOKS", "FORMATS"]);

function sources(path: string): string[] {
  if (/\.(ts|tsx|mjs)$/.test(path)) return [path];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    if (/^(node_modules|dist|prisma|\.)/.test(entry.name)) return [];
    const inside = join(path, entry.name);
    if (entry.isDirectory()) return sources(inside);
    return /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name) ? [inside] : [];
  });
}

test("no constant is looked up by a foreign key in an object literal", () => {
  const found = FOLDERS.flatMap(sources).flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(OPEN_LITERAL)]
      .filter(([, name = ""]) => !NOT_LOOKED_UP.has(name))
      .map(([, name]) => `${file}: ${name}`),
  );
  expect(found).toEqual([]);
});
