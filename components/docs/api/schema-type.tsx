import { refsOf } from "@linkdesk/contract/openapi/refs.ts";
import type { JsonSchema } from "@linkdesk/contract/openapi/types.ts";
import { Fragment, type ReactNode } from "react";
import { t } from "@/lib/texts/docs";
import { Code } from "./inline-code.tsx";

/** The parts of a union, without null. */
function optionsOf({ anyOf, oneOf }: JsonSchema): JsonSchema[] {
  return (anyOf ?? oneOf ?? []).filter(({ type }) => type !== "null");
}

function isNullable({ anyOf, type }: JsonSchema): boolean {
  return (
    (anyOf?.some((option) => option.type === "null") ?? false) ||
    (Array.isArray(type) && type.includes("null"))
  );
}

/** Where an object of the document is described on its page. */
export function SchemaLink({ name }: { name: string }) {
  return (
    <a
      href={`#${name}`}
      className="font-medium text-accent-text underline decoration-accent-text/35 underline-offset-2 hover:decoration-current"
    >
      {name}
    </a>
  );
}

/** What a value may be, in one line: "string (uuid) or null", "list of Message". */
export function SchemaType({ schema }: { schema: JsonSchema }) {
  return (
    <>
      <PlainType schema={schema} />
      {isNullable(schema) && ` ${t("api.orNull")}`}
    </>
  );
}

function PlainType({ schema }: { schema: JsonSchema }): ReactNode {
  const [ref] = refsOf({ $ref: schema.$ref });
  if (ref === "JsonValue") return t("api.anyJson");
  if (ref) return <SchemaLink name={ref} />;
  if (schema.const !== undefined) return <Code>{JSON.stringify(schema.const)}</Code>;
  if (schema.enum) return <Choices values={schema.enum} />;
  const options = optionsOf(schema);
  if (options.length > 0) return <Union options={options} />;
  const [type] = [schema.type ?? []].flat().filter((one) => one !== "null");
  if (type === "array") {
    return (
      <>
        {t("api.listOf")} <SchemaType schema={schema.items ?? {}} />
      </>
    );
  }
  if (type === "object" && typeof schema.additionalProperties === "object") {
    return (
      <>
        {t("api.mapOf")} <SchemaType schema={schema.additionalProperties} />
      </>
    );
  }
  return schema.format ? `${type} (${schema.format})` : (type ?? t("api.anyJson"));
}

function Choices({ values }: { values: readonly unknown[] }) {
  return (
    <>
      {t("api.oneOf")}{" "}
      {values.map((value, index) => (
        <Fragment key={String(value)}>
          {index > 0 && ", "}
          <Code>{JSON.stringify(value)}</Code>
        </Fragment>
      ))}
    </>
  );
}

/** Unions of objects are listed below; in the line it is enough that they are objects. */
function Union({ options }: { options: readonly JsonSchema[] }) {
  const isObjects = options.every(({ type }) => type === "object");
  if (isObjects) return "object";
  return options.map((option, index) => (
    <Fragment key={index}>
      {index > 0 && ` ${t("api.or")} `}
      <PlainType schema={option} />
    </Fragment>
  ));
}

/** The objects in a value whose fields are described at the same place. */
export function objectsIn(schema: JsonSchema): JsonSchema[] {
  if (schema.$ref) return [];
  if (schema.properties) return [schema];
  const inner = [...optionsOf(schema), ...(schema.items ? [schema.items] : [])];
  if (typeof schema.additionalProperties === "object") inner.push(schema.additionalProperties);
  return inner.flatMap(objectsIn);
}

/** What tells one form of a union from the others: `type: "card"`. */
export function discriminatorOf({ properties = {} }: JsonSchema): string | null {
  const [found] = Object.entries(properties).filter(([, { const: value }]) => value !== undefined);
  return found ? `${found[0]}: ${JSON.stringify(found[1].const)}` : null;
}
