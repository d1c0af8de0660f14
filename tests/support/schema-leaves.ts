import { z } from "zod";

/**
 * The paths of everything in a schema that can be set on its own: `appearance.color`,
 * `behaviour.proactive[].delay`. A list's entries count once; of a union, every kind.
 */
export function schemaLeaves(schema: unknown, path = ""): string[] {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([name, field]) =>
      schemaLeaves(field, path ? `${path}.${name}` : name),
    );
  }
  if (isWrapped(schema)) return schemaLeaves(schema.unwrap(), path);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return [...new Set(schema.options.flatMap((option) => schemaLeaves(option, path)))];
  }
  if (schema instanceof z.ZodArray) {
    const inside = schemaLeaves(schema.element, `${path}[]`);
    // A list of plain values is one thing to set.
    return inside.length === 1 && inside[0] === `${path}[]` ? [path] : inside;
  }
  return [path];
}

const isWrapped = (schema: unknown) =>
  schema instanceof z.ZodDefault ||
  schema instanceof z.ZodPrefault ||
  schema instanceof z.ZodOptional;
