// What the check of the texts on the screen reads from the sources: words that stand in the code, and
// which texts of the catalogue are used where.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type SyntaxNode, visitSyntax } from "./read-syntax.ts";

const FOLDERS = ["app", "components", "lib/client"];

/** Attributes of elements and fields of objects (toasts, options) that end up on the screen. */
const SHOWN =
  /^(label|title|hint|lead|legend|description|placeholder|alt|text|empty|unit|message|done|complain|(confirm|submit)Label|aria-(label|description|roledescription))$/;

/** Names, which are the same in every language, and what is written into a form for visitors. */
const EXCEPTIONS = new Set([
  ...["Linkdesk", "%s · Linkdesk", "Node.js", "Python", "Ruby", "PHP", "Go"],
  ...["React", "Vue", "Angular", "Phone", "Company"],
]);

/** Addresses and paths, such as an example in a field. */
const ADDRESS = /^\S*[./:]\S*$/;

function isWords(text: string): boolean {
  const trimmed = text.trim();
  return /\p{L}{2}/u.test(trimmed) && !ADDRESS.test(trimmed) && !EXCEPTIONS.has(trimmed);
}

/** The words in an expression, also in the branches of a condition. */
function wordsOf(node: SyntaxNode | null | undefined): string[] {
  if (!node) return [];
  switch (node.type) {
    case "JSXText":
    case "StringLiteral":
      return [String(node.value)];
    case "TemplateElement":
      return [(node.value as { cooked: string }).cooked];
    case "TemplateLiteral":
      return [...(node.quasis as SyntaxNode[]), ...(node.expressions as SyntaxNode[])].flatMap(
        wordsOf,
      );
    case "JSXExpressionContainer":
      return wordsOf(node.expression as SyntaxNode);
    case "ArrowFunctionExpression":
      return wordsOf(node.body as SyntaxNode);
    case "ConditionalExpression":
      return [node.consequent, node.alternate].flatMap((one) => wordsOf(one as SyntaxNode));
    case "LogicalExpression":
      return [node.left, node.right].flatMap((one) => wordsOf(one as SyntaxNode));
    default:
      return [];
  }
}

const nameOf = (node: unknown) => {
  const { name, value } = node as { name?: string | { name?: string }; value?: string };
  return typeof name === "string" ? name : (name?.name ?? value ?? "");
};

/** What of a node is shown as it stands. */
function shownBy(node: SyntaxNode): (SyntaxNode | null | undefined)[] {
  if (node.type === "JSXElement") {
    const element = nameOf((node.openingElement as SyntaxNode).name);
    return element === "code" ? [] : (node.children as SyntaxNode[]);
  }
  if (node.type === "JSXFragment") return node.children as SyntaxNode[];
  if (node.type === "JSXAttribute" && SHOWN.test(nameOf(node.name))) {
    return [node.value as SyntaxNode | null];
  }
  if (node.type === "ObjectProperty" && SHOWN.test(nameOf(node.key))) {
    return [node.value as SyntaxNode];
  }
  return [];
}

/** Words in components, pages and lib/client that are not in the catalogue: `file:line words`. */
export function findWords(top: string): string[] {
  return listSources(top).flatMap((file) => {
    const found: string[] = [];
    visitSyntax(join(top, file), (node) => {
      for (const words of shownBy(node).flatMap(wordsOf).filter(isWords)) {
        found.push(`${file}:${node.loc.start.line} ${words.trim().replace(/\s+/g, " ")}`);
      }
    });
    return found;
  });
}

/** A call of `t` or `t.rich`: its area, its key (`*` for what is known only when it runs). */
export type TextCall = { file: string; area: string; key: string; isDrawn: boolean };

/** All uses of the catalogue. */
export function findTextCalls(top: string): TextCall[] {
  return listSources(top).flatMap((file) => {
    const areas = areasOf(readFileSync(join(top, file), "utf8"));
    if (areas.size === 0) return [];
    const functions: SyntaxNode[] = [];
    const calls: SyntaxNode[] = [];
    visitSyntax(join(top, file), (node) => {
      if (/Function|ObjectMethod|ClassMethod/.test(node.type)) functions.push(node);
      if (node.type === "CallExpression" && areas.has(translatorOf(node.callee))) calls.push(node);
    });
    const isInside = (call: SyntaxNode) => (one: SyntaxNode) =>
      Number(one.start) <= Number(call.start) && Number(call.end) <= Number(one.end);
    return calls.flatMap((call) =>
      keysOf((call.arguments as SyntaxNode[])[0]).map((key) => ({
        file,
        area: areas.get(translatorOf(call.callee)) ?? "",
        key,
        isDrawn: functions.some(isInside(call)),
      })),
    );
  });
}

/** The areas whose texts a file uses, by the name of the function there: `t`, or `desk` in `import { t as desk }`. */
function areasOf(source: string): Map<string, string> {
  const imports = /\bt(?: as (\w+))? \} from "[^"]*lib\/texts\/(?!language")([\w-]+)"/g;
  return new Map([...source.matchAll(imports)].map(([, name = "t", area = ""]) => [name, area]));
}

/** The name of what is called: of `t("…")` and of `t.rich("…")`. */
function translatorOf(callee: unknown): string {
  const { type, name, object } = callee as { type: string; name?: string; object?: unknown };
  return (type === "Identifier" ? name : nameOf(object ?? {})) ?? "";
}

function keysOf(node: SyntaxNode | undefined): string[] {
  if (node?.type === "ConditionalExpression") {
    return [node.consequent, node.alternate].flatMap((one) => keysOf(one as SyntaxNode));
  }
  if (node?.type === "TemplateLiteral") {
    return [(node.quasis as SyntaxNode[]).map((part) => wordsOf(part).join("")).join("*")];
  }
  return wordsOf(node);
}

function listSources(top: string): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(top, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
}
