import { bare, own } from "./from-page.ts";
import { report } from "./loader/report.ts";

/** The pattern that `type:text` of a value must match, and its description for people. */
export type Leaf = readonly [RegExp, string];
/**
 * A value, a list (`[]`), or an object. Of an object, `*` stands for every name that is not listed,
 * and `!` lists the names without which it is nothing.
 */
export type Shape = Leaf | { readonly [name: string]: Shape | readonly string[] };

/**
 * The parts of `value`, which comes from the page, that have the shape they must have. The others
 * are named in the console and left out; what is not listed is left out in silence, because a
 * page may pass on what other programs understand.
 */
export function check(shape: Shape, value: unknown, path: string): unknown {
  const wrong = (words: string) => report(`${path} must be ${words}`);
  if (Array.isArray(shape)) {
    const [pattern, words] = shape as Leaf;
    if (pattern.test(`${value === null ? value : typeof value}:${value}`)) return value;
    return value == null ? undefined : wrong(words);
  }
  if (value == null) return undefined;
  const each = own(shape, "[]") as Shape | undefined;
  if (typeof value !== "object" || Array.isArray(value) !== Boolean(each)) {
    return wrong(each ? "a list" : "an object");
  }
  const result: Record<string, unknown> = bare({});
  const list: unknown[] = [];
  for (const name of Object.keys(value)) {
    const inner = (each || own(shape, name) || own(shape, "*")) as Shape | undefined;
    const place = each ? `${path}[${name}]` : path ? `${path}.${name}` : name;
    const part = inner && check(inner, own(value, name), place);
    if (part === undefined) continue;
    if (each) list[list.length] = part;
    else result[name] = part;
  }
  for (const name of (own(shape, "!") || []) as string[]) {
    if (result[name] === undefined) return wrong(`an object with ${name}`);
  }
  return each ? list : result;
}
