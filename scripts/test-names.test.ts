import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type SyntaxNode, visitSyntax } from "./read-syntax.ts";
import { root } from "./stack.ts";

/** `test`, `it`, and what stands behind them: `.each(rows)`, `.skipIf(…)`, `.concurrent`. */
function isTestFunction(node: SyntaxNode): boolean {
  if (node.type === "Identifier") return node.name === "test" || node.name === "it";
  if (node.type === "CallExpression") return isTestFunction(node.callee as SyntaxNode);
  if (node.type !== "MemberExpression") return false;
  const { name } = node.property as SyntaxNode & { name?: string };
  const isOther = ["describe", "step", "extend", "beforeEach", "afterEach"].includes(name ?? "");
  return !isOther && isTestFunction(node.object as SyntaxNode);
}

/** What a call names its test, with "…" for what a row or a variable fills in. */
function nameOf(call: SyntaxNode): string | undefined {
  const [title] = call.arguments as SyntaxNode[];
  if (!title || !isTestFunction(call.callee as SyntaxNode)) return undefined;
  const text =
    title.type === "StringLiteral"
      ? String(title.value)
      : title.type === "TemplateLiteral"
        ? (title.quasis as { value: { raw: string } }[]).map(({ value }) => value.raw).join("…")
        : undefined;
  return text?.replaceAll(/%[a-z]|\$\w+/g, "…");
}

/** The names of the tests in a file, with their lines. */
function readTestNames(path: string): { name: string; line: number }[] {
  const names: { name: string; line: number }[] = [];
  visitSyntax(path, (node) => {
    if (node.type !== "CallExpression") return;
    const name = nameOf(node);
    if (name !== undefined) names.push({ name, line: node.loc.start.line });
  });
  return names;
}

/** Whether a name has three words, or two beside what is filled in. */
function hasWords(name: string): boolean {
  const words = name.split(/\s+/).filter((word) => /\w/.test(word) && !word.includes("…"));
  return words.length >= (name.includes("…") ? 2 : 3);
}

const FOLDERS = ["lib", "packages", "scripts", "tests", "widget"];
const found = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(test|spec)\.tsx?$/.test(name) && !name.includes("node_modules"))
    .flatMap((name) =>
      readTestNames(join(root, folder, name)).map((one) => ({ file: `${folder}/${name}`, ...one })),
    ),
);

test("the name of every test has the words of a sentence", () => {
  expect(found.length).toBeGreaterThan(1_000);
  const short = found.filter(({ name }) => !hasWords(name));
  expect(short.map(({ file, line, name }) => `${file}:${line} ${name}`)).toEqual([]);
});

test.each(["refused", "of …", "… → …", "…", "a conversation"])(
  "the name %j says too little",
  (name) => {
    expect(hasWords(name)).toBe(false);
  },
);
