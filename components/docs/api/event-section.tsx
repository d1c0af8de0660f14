import type { Webhook } from "@linkdesk/contract/openapi/types.ts";
import type { ReactNode } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { t } from "@/lib/texts/docs";
import { Forms } from "./field-list.tsx";
import { Code, InlineCode } from "./inline-code.tsx";
import { objectsIn, SchemaType } from "./schema-type.tsx";
import { Section } from "./section.tsx";

/** An event that is sent to webhooks, with its data and an example. */
export function EventSection({ event }: { event: Webhook }) {
  const media = event.requestBody.content["application/json"];
  const data = media?.schema?.properties?.data ?? {};
  const objects = objectsIn(data);
  const code = (chunks: ReactNode) => <Code>{chunks}</Code>;
  return (
    <Section id={event.operationId} title={event.summary}>
      <p className="mt-3 leading-relaxed">
        <InlineCode text={event.description} />
      </p>
      {objects.length > 0 ? (
        <>
          <p className="mt-4 text-muted text-sm">{t.rich("api.eventFields", { code })}</p>
          <Forms objects={objects} />
        </>
      ) : (
        <p className="mt-4 text-muted text-sm">
          {t.rich("api.eventData", { code, object: () => <SchemaType schema={data} /> })}
        </p>
      )}
      <p className="mt-6 mb-2 font-medium text-[13px]">{t("api.examplePayload")}</p>
      <CodeBlock code={JSON.stringify(media?.example, null, 2)} label={t("api.copy")} />
    </Section>
  );
}
