// Every regular expression in what we ship, read from the sources themselves.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "@babel/parser";
import { root } from "../../scripts/stack.ts";

const SHIPPED = [
  "app",
  "components",
  "lib",
  "packages",
  "widget",
  "instrumentation.ts",
  "middleware.ts",
];
const SOURCE = /\.[cm]?[jt]sx?$/;
const NOT_SHIPPED = /\.test\.ts$|\/(?:bench|test|tests)\/|\.config\.|\/build\.ts$/;

export type Expression = { file: string; line: number; source: string; flags: string };
/** Where one is made from a string: nobody can read there what it is. */
export type MadeExpression = { file: string; line: number };

type Node = { type?: string; [key: string]: unknown };

/** All literals, and all places that make an expression while running. */
export function findExpressions(): { literals: Expression[]; made: MadeExpression[] } {
  const list = ["ls-files", "--cached", "--others", "--exclude-standard", "--", ...SHIPPED];
  const files = execFileSync("git", list, { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter((file) => SOURCE.test(file) && !NOT_SHIPPED.test(file));
  const literals: Expression[] = [];
  const made: MadeExpression[] = [];
  for (const file of new Set(files)) {
    const plugins = ["typescript" as const, ...(file.endsWith("x") ? ["jsx" as const] : [])];
    const text = readFileSync(join(root, file), "utf8");
    const { program } = parse(text, { sourceType: "module", plugins: [...plugins, "decorators"] });
    visit(program, (node) => {
      const { start } = node.loc as { start: { line: number } };
      const place = { file, line: start.line };
      if (node.type === "RegExpLiteral") {
        literals.push({ ...place, source: String(node.pattern), flags: String(node.flags) });
      }
      const callee = node.callee as Node | undefined;
      const isCall = node.type === "NewExpression" || node.type === "CallExpression";
      if (isCall && callee?.name === "RegExp") made.push(place);
    });
  }
  return { literals, made };
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) visit(one, see);
    return;
  }
  const node = value as Node;
  if (typeof node.type === "string" && node.loc) see(node);
  for (const [key, inside] of Object.entries(node)) {
    if (key !== "loc") visit(inside, see);
  }
}
