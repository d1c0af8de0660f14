import type { Operation, Response } from "@linkdesk/contract/openapi/types.ts";
import { Disclosure } from "@/components/ui/disclosure";
import { t } from "@/lib/texts/docs";
import { Forms } from "./field-list.tsx";
import { Code, InlineCode } from "./inline-code.tsx";
import { objectsIn, SchemaType } from "./schema-type.tsx";
import { SubHeading } from "./section.tsx";

/** What an operation answers: a success with its fields, and the errors with their codes. */
export function AnswerSection({ operation: { responses } }: { operation: Operation }) {
  const all = Object.entries(responses);
  const successes = all.filter(([status]) => status < "300");
  const errors = all.filter(([status]) => status >= "300");
  const status = successes.map(([one]) => one).join(` ${t("api.or")} `);
  return (
    <>
      <SubHeading>{t("api.answer")}</SubHeading>
      {successes[0] && <Success status={status} response={successes[0][1]} />}
      {errors.length > 0 && <Errors errors={errors} />}
    </>
  );
}

function Success({ status, response: { content } }: { status: string; response: Response }) {
  const [entry] = Object.entries(content ?? {});
  const className = "text-muted text-sm";
  if (!entry) return <p className={className}>{t("api.answerEmpty", { status })}</p>;
  const [type, { schema }] = entry;
  const code = (chunks: React.ReactNode) => <Code>{chunks}</Code>;
  if (!schema) {
    return <p className={className}>{t.rich("api.answerBytes", { status, type, code })}</p>;
  }
  const objects = objectsIn(schema);
  if (objects.length === 0) {
    const object = () => <SchemaType schema={schema} />;
    return <p className={className}>{t.rich("api.answerOf", { status, object })}</p>;
  }
  return (
    <>
      <p className={className}>{t("api.answerFields", { status })}</p>
      <Forms objects={objects} />
    </>
  );
}

function Errors({ errors }: { errors: [string, Response][] }) {
  return (
    <div className="mt-6">
      <Disclosure title={t("api.errors")}>
        <table className="w-full text-start text-sm">
          <thead>
            <tr className="text-muted">
              <th scope="col" className="py-1.5 pe-4 text-start font-medium">
                {t("api.status")}
              </th>
              <th scope="col" className="py-1.5 text-start font-medium">
                {t("api.meaning")}
              </th>
            </tr>
          </thead>
          <tbody>
            {errors.map(([status, { description }]) => (
              <tr key={status} className="border-line border-t align-top">
                <td className="py-1.5 pe-4 font-mono text-[13px]">{status}</td>
                <td className="py-1.5">
                  <InlineCode text={description} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </div>
  );
}
