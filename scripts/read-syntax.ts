import { readFileSync } from "node:fs";
import { parse } from "@babel/parser";

/** A node of a syntax tree, by the names of Babel. */
export type SyntaxNode = {
  type: string;
  loc: { start: { line: number } };
  [key: string]: unknown;
};

/** Calls `see` with every node of a TypeScript or JavaScript file. */
export function visitSyntax(path: string, see: (node: SyntaxNode) => void): void {
  const plugins = ["typescript" as const, ...(path.endsWith("x") ? ["jsx" as const] : [])];
  const text = readFileSync(path, "utf8");
  const { program } = parse(text, { sourceType: "module", plugins: [...plugins, "decorators"] });
  visit(program, see);
}

function visit(value: unknown, see: (node: SyntaxNode) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) visit(one, see);
    return;
  }
  const node = value as SyntaxNode;
  if (typeof node.type === "string" && node.loc) see(node);
  for (const [key, inside] of Object.entries(node)) {
    if (key !== "loc") visit(inside, see);
  }
}
