// Values that fit a JSON Schema, for property-based tests.
import { refsOf } from "@linkdesk/contract/openapi/refs.ts";
import type { JsonSchema } from "@linkdesk/contract/openapi/types.ts";
import fc, { type Arbitrary } from "fast-check";

export type ArbitraryContext = {
  components: Record<string, JsonSchema>;
  /** Ids that exist, of which a UUID is often one. */
  ids: readonly string[];
};

/** What leads out of this machine leads to where nothing listens: no name is looked up. */
const NOWHERE = "http://127.0.0.1:9/";
const BY_NAME: Record<string, Arbitrary<unknown>> = { host: fc.constant("127.0.0.1") };

const MAX_TEXT = 60;
const MAX_ITEMS = 3;

/** An arbitrary of the values that a schema describes. */
export function arbitraryOf(schema: JsonSchema, context: ArbitraryContext): Arbitrary<unknown> {
  const again = (inner: JsonSchema) => arbitraryOf(inner, context);
  if (schema.$ref) return again(context.components[refsOf(schema)[0] ?? ""] ?? {});
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.contentSchema) return again(schema.contentSchema as JsonSchema).map(asJson);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return fc.oneof(...options.map(again));
  const types = [schema.type ?? []].flat();
  if (types.length > 1) return fc.oneof(...types.map((type) => again({ ...schema, type })));
  switch (types[0]) {
    case "object":
      return objectOf(schema, context);
    case "array":
      return fc.array(again(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? MAX_ITEMS, (schema.minItems ?? 0) + MAX_ITEMS),
      });
    case "string":
      return stringOf(schema, context);
    case "integer":
      return fc.integer({ min: schema.minimum ?? -10, max: schema.maximum ?? 1_000 });
    case "number":
      return fc.double({ noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

const asJson = (value: unknown) => JSON.stringify(value);

function objectOf(schema: JsonSchema, context: ArbitraryContext): Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  if (typeof additionalProperties === "object") {
    const key = fc.stringMatching(/^[a-z_]{1,12}$/);
    const value = arbitraryOf(additionalProperties, context);
    return fc.dictionary(key, value, { maxKeys: MAX_ITEMS });
  }
  const fields = Object.entries(properties).map(
    ([name, field]) => [name, BY_NAME[name] ?? arbitraryOf(field, context)] as const,
  );
  return fc.record(Object.fromEntries(fields), { requiredKeys: required as never[] });
}

function stringOf(schema: JsonSchema, { ids }: ArbitraryContext): Arbitrary<string> {
  const { minLength = 0, maxLength = MAX_TEXT, format, pattern } = schema;
  if (format === "uuid") return ids.length > 0 ? oneOfIds(ids) : fc.uuid();
  if (format === "date-time") return fc.date(IN_TIME).map((date) => date.toISOString());
  if (format === "date") return fc.date(IN_TIME).map((date) => date.toISOString().slice(0, 10));
  if (format === "email") return fc.nat(9_999).map((number) => `fuzz-${number}@example.com`);
  if (format === "uri") return fc.webPath().map((path) => `${NOWHERE}${path}`);
  if (pattern) return fc.stringMatching(new RegExp(pattern, "u"));
  const max = Math.max(minLength, Math.min(maxLength, MAX_TEXT));
  const text = fc.string({ unit: "grapheme", minLength, maxLength: max });
  return text.map((value) => value.slice(0, maxLength));
}

const IN_TIME = { min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true };

/** Often an id that exists, sometimes one that does not. */
export function oneOfIds(ids: readonly string[]): Arbitrary<string> {
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, fc.uuid());
}

/** What no schema of ours describes: other types, characters that cannot be stored, lengths, depths. */
export const oddValue: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    ...[null, true, 0, -1, 1.5, 1e308, 2 ** 53, "", " ", "\0", "\ud800", "\u202e", "' or 1=1 --"],
    ...["__proto__", "../../etc/passwd", "%00", "NaN", "9".repeat(400), "x".repeat(20_000)],
    ...[[], {}, [[[[]]]], { $ne: null }, { __proto__: null, toString: 1 }],
  ),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: "binary", maxLength: 30 }),
);

/** A value in which one thing is wrong: a field is missing, of another type, or too much. */
export function brokenFrom(valid: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc.tuple(valid, fc.nat(), fc.nat(3), oddValue).map(([value, place, kind, odd]) => {
    const copy: unknown = structuredClone(value);
    const holders = holdersIn(copy);
    const holder = holders[place % Math.max(1, holders.length)];
    if (!holder) return odd;
    const keys = Object.keys(holder);
    const key = keys[place % Math.max(1, keys.length)] ?? "unexpected";
    if (kind === 0) delete holder[key];
    else if (kind === 1) holder.unexpected = odd;
    else holder[key] = odd;
    return copy;
  });
}

/** All objects and lists in a value, the value itself first. */
function holdersIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(holdersIn)];
}
