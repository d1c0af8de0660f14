import { conversationFilter, documentedFilter } from "../conversation-filter.ts";
import { z } from "../zod.ts";
import { COMPONENTS } from "./components.ts";
import { refsOf, refTo } from "./refs.ts";
import type { JsonSchema } from "./types.ts";

/** What a schema takes, or what it gives: defaults and transformations make the difference. */
export type Side = "input" | "output";

/** Schemas that check more than JSON Schema can say, and the schema that describes them. */
const DESCRIBED_AS = new Map<z.ZodType, z.ZodType>([[conversationFilter, documentedFilter]]);

/** The format says it, and the pattern only makes it long. */
const PLAIN_FORMATS = new Set(["uuid", "date-time", "date", "email"]);

/** Converts all components and the given schemas at once, so that they refer to each other by name. */
function convertSide(schemas: readonly z.ZodType[], side: Side) {
  const registry = z.registry<{ id: string }>();
  const ids = new Map<z.ZodType, string>();
  const add = (schema: z.ZodType, id: string) => {
    if (ids.has(schema)) return;
    ids.set(schema, id);
    registry.add(schema, { id });
  };
  for (const [name, schema] of Object.entries(COMPONENTS)) add(schema, name);
  for (const [index, schema] of schemas.entries()) add(schema, `inline-${index}`);
  const converted = z.toJSONSchema(registry, {
    io: side,
    unrepresentable: "any",
    uri: refTo,
    override: ({ zodSchema, jsonSchema }) => {
      tidy(zodSchema as unknown as z.ZodType, jsonSchema as JsonSchema, side);
    },
  }).schemas as Record<string, JsonSchema>;
  for (const schema of Object.values(converted)) {
    delete schema.$schema;
    delete schema.$id;
  }
  return { converted, ids };
}

/** Takes away what says nothing, and adds what zod's own conversion leaves out. */
function tidy(schema: z.ZodType, json: JsonSchema, side: Side): void {
  const described = DESCRIBED_AS.get(schema);
  if (described) replace(json, { $ref: refTo(nameOf(described)) });
  if (schema instanceof z.ZodPipe && side === "output" && schema.out instanceof z.ZodTransform) {
    // Only spelling is transformed, such as the case of an id.
    replace(json, convertAlone(schema.in as z.ZodType));
  }
  if (schema instanceof z.ZodPipe && json.contentMediaType) {
    json.contentSchema = { $ref: refTo(nameOf(DESCRIBED_AS.get(schema.out as z.ZodType))) };
  }
  if (schema instanceof z.ZodDefault && side === "input") json.default ??= schema.def.defaultValue;
  // zod leaves them out where something is transformed.
  const { examples } = z.globalRegistry.get(schema) ?? {};
  if (examples) json.examples = examples as unknown[];
  if (json.format && PLAIN_FORMATS.has(json.format)) delete json.pattern;
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
  if (JSON.stringify(json.propertyNames) === '{"type":"string"}') delete json.propertyNames;
}

function replace(json: JsonSchema, by: JsonSchema): void {
  for (const key of Object.keys(json)) delete json[key];
  Object.assign(json, by);
}

function convertAlone(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: "output",
    unrepresentable: "any",
  }) as JsonSchema;
  return json;
}

function nameOf(schema: z.ZodType | undefined): string {
  const [name] = Object.entries(COMPONENTS).find(([, one]) => one === schema) ?? [];
  if (!name) throw new Error("A schema that describes another must be a component");
  return name;
}

/** `names` and everything that they refer to. */
function reachable(names: Iterable<string>, all: Record<string, JsonSchema>): Set<string> {
  const found = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    waiting.push(...refsOf(all[name]));
  }
  return found;
}

export type Converted = {
  /** The components that are referred to, by name. */
  components: Record<string, JsonSchema>;
  /** What to write where a schema is used. Throws for one that was not given. */
  jsonOf: (schema: z.ZodType, side: Side) => JsonSchema;
};

/**
 * JSON Schemas of what requests take and responses give. Components with the same shape on both sides
 * have one entry; where the sides differ, that of requests is called `…Input`.
 */
export function convertSchemas(
  inputs: readonly z.ZodType[],
  outputs: readonly z.ZodType[],
): Converted {
  const [input, output] = [convertSide(inputs, "input"), convertSide(outputs, "output")];
  const namesIn = (schemas: readonly z.ZodType[], { ids, converted }: typeof input) =>
    reachable(
      schemas.map((schema) => ids.get(schema) ?? ""),
      converted,
    );
  const [given, answered] = [namesIn(inputs, input), namesIn(outputs, output)];
  const isComponent = (name: string) => Object.hasOwn(COMPONENTS, name);
  const differing = namesThatDiffer(
    [...given].filter((name) => isComponent(name) && answered.has(name)),
    input.converted,
    output.converted,
  );
  const inputName = (name: string) => (differing.has(name) ? `${name}Input` : name);
  const asInput = (schema: JsonSchema) => renameRefs(schema, inputName);
  const components: Record<string, JsonSchema> = {};
  for (const name of [...answered].filter(isComponent)) {
    const json = output.converted[name] ?? {};
    const isShared = given.has(name) && !differing.has(name);
    components[name] = isShared ? json : withoutLimits(json);
  }
  for (const name of [...given].filter(isComponent)) {
    components[inputName(name)] ??= asInput(input.converted[name] ?? {});
  }
  const sides = { input, output };
  const jsonOf = (schema: z.ZodType, side: Side): JsonSchema => {
    const { ids, converted } = sides[side];
    const id = ids.get(schema);
    if (!id) throw new Error(`A schema of the ${side}s was not converted`);
    const json = isComponent(id) ? { $ref: refTo(id) } : (converted[id] ?? {});
    return side === "input" ? asInput(json) : withoutLimits(json);
  };
  const sorted = Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1));
  return { components: Object.fromEntries(sorted), jsonOf };
}

/** Answers may get new fields, so that no client may rely on having seen all of them. */
function withoutLimits(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === "additionalProperties" && value === false ? undefined : value,
  ) as JsonSchema;
}

/** Those whose two shapes differ, or that refer to such. */
function namesThatDiffer(
  shared: readonly string[],
  input: Record<string, JsonSchema>,
  output: Record<string, JsonSchema>,
): Set<string> {
  const own = shared.filter((name) => JSON.stringify(input[name]) !== JSON.stringify(output[name]));
  const differs = (name: string) => [...reachable([name], input)].some((one) => own.includes(one));
  return new Set(shared.filter(differs));
}

function renameRefs(schema: JsonSchema, rename: (name: string) => string): JsonSchema {
  const prefix = refTo("");
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === "$ref" && typeof value === "string" ? refTo(rename(value.slice(prefix.length))) : value,
  ) as JsonSchema;
}
