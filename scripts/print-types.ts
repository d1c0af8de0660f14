// Prints zod schemas as TypeScript, for packages whose users have no zod: names for the schemas that have one, the
// descriptions as comments. Knows what the contract uses, and throws on anything else.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { z } from "zod";
import { root } from "./stack.ts";

/** What goes in has optional fields where there are defaults; what comes out has them all. */
export type Direction = "input" | "output";

export type Names = ReadonlyMap<z.ZodType, string>;

type Def = { type: string } & Record<string, unknown>;
const defOf = (schema: z.ZodType) => schema.def as unknown as Def;

/** The type of a schema. `names` has the schemas that are printed by name, except the one at the top. */
export function printType(schema: z.ZodType, direction: Direction, names: Names): string {
  return print(schema, direction, names, true);
}

function print(schema: z.ZodType, direction: Direction, names: Names, isTop = false): string {
  const name = isTop ? undefined : names.get(schema);
  if (name) return name;
  const def = defOf(schema);
  const inner = (key = "innerType") => print(def[key] as z.ZodType, direction, names);
  const printer = PRINTERS.get(def.type);
  if (printer) return printer(def, (part) => print(part, direction, names));
  switch (def.type) {
    case "object":
      return printObject(def, direction, names);
    case "pipe":
      // A transformation says nothing of its type: those of the contract keep it, or are followed by a schema.
      return defOf(def.out as z.ZodType).type === "transform" || direction === "input"
        ? inner("in")
        : inner("out");
    case "nullable":
      return `${inner()} | null`;
    case "optional":
    case "default":
    case "prefault":
    case "readonly":
      return inner();
    default:
      throw new Error(`no type is printed for a schema of ${def.type}`);
  }
}

type Part = (schema: z.ZodType) => string;
const literal = (value: unknown) => JSON.stringify(value);
const grouped = (type: string) => (/ [|&] /.test(type) && !/^[{]/.test(type) ? `(${type})` : type);

const PRINTERS = new Map<string, (def: Def, part: Part) => string>([
  ["string", () => "string"],
  ["number", () => "number"],
  ["boolean", () => "boolean"],
  ["null", () => "null"],
  ["unknown", () => "unknown"],
  // The only recursive schema is z.json().
  ["lazy", () => "JsonValue"],
  ["literal", (def) => (def.values as unknown[]).map(literal).join(" | ")],
  [
    "enum",
    (def) =>
      Object.values(def.entries as object)
        .map(literal)
        .join(" | "),
  ],
  ["array", (def, part) => `Array<${part(def.element as z.ZodType)}>`],
  ["record", (def, part) => `{ [key: string]: ${part(def.valueType as z.ZodType)} }`],
  [
    "union",
    (def, part) => (def.options as z.ZodType[]).map((one) => grouped(part(one))).join(" | "),
  ],
]);

function printObject(def: Def, direction: Direction, names: Names): string {
  const fields = Object.entries(def.shape as Record<string, z.ZodType>).map(([key, field]) => {
    const isOptional = isLeftOut(field, direction);
    const type = print(field, direction, names);
    const name = /^\w+$/.test(key) ? key : literal(key);
    return `${comment(field.description)}${name}${isOptional ? "?" : ""}: ${type};`;
  });
  return fields.length === 0 ? "Record<string, never>" : `{\n${fields.join("\n")}\n}`;
}

function isLeftOut(field: z.ZodType, direction: Direction): boolean {
  const { type, innerType, in: from } = defOf(field);
  if (type === "optional") return true;
  if (type === "default" || type === "prefault") return direction === "input";
  if (type === "pipe") return isLeftOut(from as z.ZodType, direction);
  return (
    (type === "nullable" || type === "readonly") && isLeftOut(innerType as z.ZodType, direction)
  );
}

/** A file's text as it is committed. */
export function formatTypes(text: string, path: string): string {
  const biome = join(root, "node_modules/.bin/biome");
  const options = { cwd: root, input: text, encoding: "utf8" } as const;
  return execFileSync(biome, ["format", `--stdin-file-path=${path}`], options);
}

/** A sentence as a comment on a line of its own; nothing without one. */
export function comment(text: string | undefined): string {
  return text ? `/** ${text.replaceAll("*/", "* /")} */\n` : "";
}
