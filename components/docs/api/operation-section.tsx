import { codeExamples, exampleOf } from "@linkdesk/contract/openapi/code-examples.ts";
import type { Operation, OperationAt, Parameter } from "@linkdesk/contract/openapi/types.ts";
import { CodeBlock } from "@/components/ui/code-block";
import { Disclosure } from "@/components/ui/disclosure";
import { t } from "@/lib/texts/docs";
import { AnswerSection } from "./answer-section.tsx";
import { CodeExamples } from "./code-examples.tsx";
import { Field, Forms } from "./field-list.tsx";
import { Code, InlineCode } from "./inline-code.tsx";
import { objectsIn, SchemaType } from "./schema-type.tsx";
import { Section, SubHeading } from "./section.tsx";
import { TryIt } from "./try-it.tsx";

/** One operation: what it takes, what it answers, examples, and a form to try it. */
export function OperationSection({ at, serverUrl }: { at: OperationAt; serverUrl: string }) {
  const { method, path, operation } = at;
  const { operationId, summary, description } = operation;
  const answer = exampleAnswer(operation);
  return (
    <Section id={operationId} title={summary}>
      <p className="mt-2 flex flex-wrap items-baseline gap-2 font-mono text-[13px]">
        <MethodName method={method} />
        <span className="min-w-0 [overflow-wrap:anywhere]">{path}</span>
      </p>
      <p className="mt-3 leading-relaxed">
        <InlineCode text={description} />
      </p>
      <Scope operation={operation} />
      <Parameters title={t("api.pathParameters")} operation={operation} place="path" />
      <Parameters title={t("api.query")} operation={operation} place="query" />
      <Parameters title={t("api.headers")} operation={operation} place="header" />
      <Body operation={operation} />
      <AnswerSection operation={operation} />
      <div className="mt-8">
        <CodeExamples code={codeExamples(at, serverUrl)} />
      </div>
      {answer !== undefined && (
        <div className="mt-6">
          <Disclosure title={t("api.exampleAnswer")}>
            <CodeBlock code={JSON.stringify(answer, null, 2)} label={t("api.copy")} />
          </Disclosure>
        </div>
      )}
      <div className="mt-6">
        <TryIt {...tryItProps(operation)} method={method} path={path} host={serverUrl} />
      </div>
    </Section>
  );
}

const METHOD_TONES = new Map<string, string>(
  Object.entries({
    get: "text-success-text",
    delete: "text-danger-text",
  }),
);

/** GET, POST … */
export function MethodName({ method }: { method: string }) {
  return (
    <span className={`font-semibold uppercase ${METHOD_TONES.get(method) ?? "text-accent-text"}`}>
      {method}
    </span>
  );
}

function Scope({ operation }: { operation: Operation }) {
  const scope = operation["x-scope"];
  if (!scope) return null;
  return (
    <p className="mt-2 text-muted text-sm">
      {t.rich("api.scope", { scope, code: (chunks) => <Code>{chunks}</Code> })}
    </p>
  );
}

function Parameters({
  title,
  operation: { parameters = [] },
  place,
}: {
  title: string;
  operation: Operation;
  place: Parameter["in"];
}) {
  const shown = parameters.filter((parameter) => parameter.in === place);
  if (shown.length === 0) return null;
  return (
    <>
      <SubHeading>{title}</SubHeading>
      <ul className="divide-y divide-line">
        {shown.map(({ name, description, required, schema, content }) => (
          <Field
            key={name}
            name={name}
            schema={{ ...(schema ?? content?.["application/json"]?.schema), description }}
            isRequired={required}
          />
        ))}
      </ul>
    </>
  );
}

function Body({ operation: { requestBody } }: { operation: Operation }) {
  const [media] = Object.values(requestBody?.content ?? {});
  if (!media) return null;
  const { schema } = media;
  const objects = schema ? objectsIn(schema) : [];
  return (
    <>
      <SubHeading>{t("api.body")}</SubHeading>
      {!schema && <p className="text-muted text-sm">{t("api.bytes")}</p>}
      {schema && objects.length === 0 && (
        <p className="text-muted text-sm">
          {t.rich("api.bodyOf", { object: () => <SchemaType schema={schema} /> })}
        </p>
      )}
      <Forms objects={objects} />
    </>
  );
}

function exampleAnswer({ responses }: Operation): unknown {
  const [success] = Object.values(responses);
  return success?.content?.["application/json"]?.example;
}

/** What the form needs of an operation, and no more: it is sent to the browser. */
function tryItProps({ parameters = [], requestBody }: Operation) {
  const [media] = Object.values(requestBody?.content ?? {});
  return {
    parameters: parameters.map((parameter) => {
      const { name, in: place, required } = parameter;
      const example = place === "path" ? undefined : exampleOf(parameter);
      const text = typeof example === "string" ? example : JSON.stringify(example);
      return { name, place, isRequired: required, initial: required ? (text ?? "") : "" };
    }),
    body: media?.schema ? JSON.stringify(media.example, null, 2) : null,
    takesFile: media !== undefined && !media.schema,
  };
}
