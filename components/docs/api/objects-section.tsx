import type { JsonSchema } from "@linkdesk/contract/openapi/types.ts";
import { t } from "@/lib/texts/docs";
import { Forms } from "./field-list.tsx";
import { InlineCode } from "./inline-code.tsx";
import { objectsIn, SchemaType } from "./schema-type.tsx";
import { Section } from "./section.tsx";

/** The objects that the operations of a page speak of, each described once. */
export function ObjectsSection({ objects }: { objects: [name: string, schema: JsonSchema][] }) {
  if (objects.length === 0) return null;
  return (
    <div>
      <h2 className="border-line border-t pt-8 pb-2 font-semibold text-2xl tracking-tight">
        {t("api.objects")}
      </h2>
      {objects.map(([name, schema]) => (
        <Section key={name} id={name} title={name}>
          {schema.description && (
            <p className="mt-2 text-muted text-sm">
              <InlineCode text={schema.description} />
            </p>
          )}
          {objectsIn(schema).length > 0 ? (
            <Forms objects={objectsIn(schema)} />
          ) : (
            <p className="mt-2 text-muted text-sm">
              <SchemaType schema={schema} />
            </p>
          )}
        </Section>
      ))}
    </div>
  );
}
