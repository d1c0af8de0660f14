// Which endpoints the dashboard calls, read from its sources.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type SyntaxNode, visitSyntax } from "./read-syntax.ts";
import { root } from "./stack.ts";

const FOLDERS = ["lib/client", "components", "app/(dashboard)", "app/(auth)"];
const METHODS = new Set(["get", "post", "put", "patch", "delete"]);

export type DashboardCall = {
  /** `GET`, …, or `*` where the code only has the address. */
  method: string;
  /** As in the file system, with every parameter as `[]`. */
  path: string;
  /** `file:line`. */
  at: string;
};

/** Every call of `api.get("…")` and the like, and every other address below /api/v1. Throws for one that it cannot read. */
export function listDashboardCalls(): DashboardCall[] {
  return FOLDERS.flatMap(sourcesIn).flatMap(callsIn);
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(join(root, path)).isDirectory()) return sourcesIn(path);
    return /\.tsx?$/.test(name) && !/\.test\.ts$/.test(name) ? [path] : [];
  });
}

function callsIn(file: string): DashboardCall[] {
  const values = new Map<string, SyntaxNode>();
  const nodes: SyntaxNode[] = [];
  visitSyntax(join(root, file), (node) => {
    nodes.push(node);
    const name = nameOf(node.id);
    if (node.type === "VariableDeclarator" && name && node.init) {
      values.set(name, node.init as SyntaxNode);
    }
    if (node.type === "FunctionDeclaration" && name) values.set(name, node);
  });
  return nodes.flatMap((node) => {
    const at = `${file}:${node.loc.start.line}`;
    const method = methodOf(node);
    if (method) {
      const [address] = node.arguments as SyntaxNode[];
      const paths = addressesOf(address, values);
      if (paths.length > 0) return paths.map((path) => ({ method, path: `/api/v1${path}`, at }));
      throw new Error(`${at}: write the address as a text, so that it can be found in the API`);
    }
    const isText = node.type === "TemplateLiteral" || node.type === "StringLiteral";
    return (isText ? addressesOf(node, values) : [])
      .filter((text) => /^\/api\/v1\/\w/.test(text))
      .map((text) => ({ method: "*", path: text.replace(/\?.*$|(?<!\/)\[\]$/, ""), at }));
  });
}

/** The method of `api.get(…)`. */
function methodOf(node: SyntaxNode): string | null {
  if (node.type !== "CallExpression") return null;
  const callee = node.callee as SyntaxNode;
  if (callee.type !== "MemberExpression" || nameOf(callee.object) !== "api") return null;
  const method = nameOf(callee.property) ?? "";
  return METHODS.has(method) ? method.toUpperCase() : null;
}

const nameOf = (node: unknown): string | null =>
  (node as { name?: string } | null | undefined)?.name ?? null;

/** What an expression can be as an address: of a condition both, and nothing of what is no text. */
function addressesOf(node: SyntaxNode | undefined, values: Map<string, SyntaxNode>): string[] {
  switch (node?.type) {
    case "StringLiteral":
      return [String(node.value)];
    case "TemplateLiteral":
      return [templateOf(node, values)];
    case "TSAsExpression":
    case "TSSatisfiesExpression":
      return addressesOf(node.expression as SyntaxNode, values);
    case "ConditionalExpression":
      return [node.consequent, node.alternate].flatMap((one) =>
        addressesOf(one as SyntaxNode, values),
      );
    case "Identifier":
      return addressesOf(values.get(nameOf(node) ?? ""), values);
    case "CallExpression":
      return addressesOf(values.get(nameOf(node.callee) ?? ""), values);
    case "ArrowFunctionExpression":
      return addressesOf(node.body as SyntaxNode, values);
    default:
      return [];
  }
}

/** A template with `[]` for what is no address itself. */
function templateOf(node: SyntaxNode, values: Map<string, SyntaxNode>): string {
  const texts = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  const inside = (node.expressions as SyntaxNode[]).map((expression) => {
    const [address] = addressesOf(expression, values);
    return address?.startsWith("/") ? address : "[]";
  });
  return texts.map((text, index) => text + (inside[index] ?? "")).join("");
}
