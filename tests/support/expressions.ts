// Every regular expression in what we ship, read from the sources themselves.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { visitSyntax } from "../../scripts/read-syntax.ts";
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

/** All literals, and all places that make an expression while running. */
export function findExpressions(): { literals: Expression[]; made: MadeExpression[] } {
  const list = ["ls-files", "--cached", "--others", "--exclude-standard", "--", ...SHIPPED];
  const files = execFileSync("git", list, { cwd: root, encoding: "utf8" })
    .split("\n")
    .filter((file) => SOURCE.test(file) && !NOT_SHIPPED.test(file));
  const literals: Expression[] = [];
  const made: MadeExpression[] = [];
  for (const file of new Set(files)) {
    visitSyntax(join(root, file), (node) => {
      const place = { file, line: node.loc.start.line };
      if (node.type === "RegExpLiteral") {
        literals.push({ ...place, source: String(node.pattern), flags: String(node.flags) });
      }
      const callee = node.callee as { name?: string } | undefined;
      const isCall = node.type === "NewExpression" || node.type === "CallExpression";
      if (isCall && callee?.name === "RegExp") made.push(place);
    });
  }
  return { literals, made };
}
