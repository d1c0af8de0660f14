import type { JsonSchema } from "@linkdesk/contract/openapi/types.ts";
import { ChevronRight } from "lucide-react";
import { t } from "@/lib/texts/docs";
import { Code, InlineCode } from "./inline-code.tsx";
import { discriminatorOf, objectsIn, SchemaType } from "./schema-type.tsx";

type FieldProps = { name: string; schema: JsonSchema; isRequired: boolean };

/** The fields of an object: each with its type, what it means and its limits, and the fields below it. */
function ObjectFields({ schema }: { schema: JsonSchema }) {
  const { properties = {}, required = [] } = schema;
  return (
    <ul className="divide-y divide-line">
      {Object.entries(properties).map(([name, field]) => (
        <Field key={name} name={name} schema={field} isRequired={required.includes(name)} />
      ))}
    </ul>
  );
}

/** A field or a parameter. */
export function Field({ name, schema, isRequired }: FieldProps) {
  const objects = objectsIn(schema);
  return (
    <li className="py-3 text-sm">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <code className="font-medium font-mono text-[13px] text-ink">{name}</code>
        <span className="min-w-0 text-muted [overflow-wrap:anywhere]">
          <SchemaType schema={schema} />
        </span>
        {!isRequired && <span className="text-faint text-xs">{t("api.optional")}</span>}
      </p>
      <Notes schema={schema} />
      {objects.length > 0 && (
        <details className="group mt-2">
          <summary className="flex w-fit list-none items-center gap-1 rounded-control text-[13px] text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
            <ChevronRight
              aria-hidden="true"
              className="size-3.5 transition-transform group-open:rotate-90"
            />
            <span>{t("api.fieldsOf", { name })}</span>
          </summary>
          <div className="mt-1 border-line border-s-2 ps-4">
            <Forms objects={objects} />
          </div>
        </details>
      )}
    </li>
  );
}

/** One object, or the forms of a union one after the other. */
export function Forms({ objects }: { objects: readonly JsonSchema[] }) {
  const [only] = objects;
  if (objects.length === 1 && only) return <ObjectFields schema={only} />;
  return objects.map((object, index) => (
    <section key={index} className="pt-3">
      <p className="font-medium text-[13px] text-muted">
        {discriminatorOf(object) ? (
          <Code>{discriminatorOf(object)}</Code>
        ) : (
          t("api.variant", { number: String(index + 1) })
        )}
      </p>
      <ObjectFields schema={object} />
    </section>
  ));
}

function Notes({ schema }: { schema: JsonSchema }) {
  const limits = limitsOf(schema);
  const given = schema.default;
  const isShown = given !== undefined && JSON.stringify(given).length < MAX_DEFAULT_CHARS;
  if (!schema.description && limits.length === 0 && !isShown) return null;
  return (
    <p className="mt-1 max-w-[42rem] text-muted leading-relaxed">
      {schema.description && <InlineCode text={schema.description} />}
      {limits.length > 0 && <span className="text-faint">{` ${sentenceOf(limits)}`}</span>}
      {isShown && (
        <span className="text-faint">
          {" "}
          {t.rich("api.defaults", {
            value: JSON.stringify(given),
            code: (chunks) => <Code>{chunks}</Code>,
          })}
        </span>
      )}
    </p>
  );
}

/** A longer default is in the document only. */
const MAX_DEFAULT_CHARS = 80;

function sentenceOf(limits: readonly string[]): string {
  const text = limits.join(", ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Lengths and bounds, as a reader wants to know them. */
function limitsOf(schema: JsonSchema): string[] {
  const { minLength, maxLength, minItems, maxItems, minimum, maximum } = schema;
  const atLeast = (value: string | number) => t("api.atLeast", { value: String(value) });
  const atMost = (value: string | number) => t("api.atMost", { value: String(value) });
  const limits: string[] = [];
  if (minLength) limits.push(atLeast(t("api.characters", { count: minLength })));
  if (maxLength !== undefined) limits.push(atMost(t("api.characters", { count: maxLength })));
  if (minItems) limits.push(atLeast(t("api.entries", { count: minItems })));
  if (maxItems !== undefined) limits.push(atMost(t("api.entries", { count: maxItems })));
  if (minimum !== undefined) limits.push(atLeast(minimum));
  if (maximum !== undefined) limits.push(atMost(maximum));
  return limits;
}
