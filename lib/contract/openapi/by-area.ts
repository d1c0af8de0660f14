import { AREAS } from "./areas.ts";
import { refsOf } from "./refs.ts";
import type { JsonSchema, OpenApiDocument, OperationAt } from "./types.ts";

/** The operations of an area, in the order of the document. */
export function operationsOf({ paths }: OpenApiDocument, area: { name: string }): OperationAt[] {
  return Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    )
    .filter(({ operation }) => operation.tags.includes(area.name));
}

/** The areas that have operations. */
export function areasOf(document: OpenApiDocument) {
  return AREAS.filter((area) => operationsOf(document, area).length > 0);
}

/** What readers of every operation know already. */
const KNOWN = new Set(["Problem", "JsonValue"]);

/** The components that parts of the document refer to, directly or through others, by name. */
export function componentsIn(
  parts: unknown,
  { components: { schemas } }: OpenApiDocument,
): [name: string, schema: JsonSchema][] {
  const found = new Set<string>();
  const waiting = refsOf(parts);
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    const schema = schemas[name];
    if (!schema || found.has(name) || KNOWN.has(name)) continue;
    found.add(name);
    waiting.push(...refsOf(schema));
  }
  return Object.entries(schemas).filter(([name]) => found.has(name));
}
