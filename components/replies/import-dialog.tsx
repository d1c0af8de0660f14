import { MAX_REPLIES_CSV_CHARS } from "@linkdesk/contract/limits.ts";
import type { FieldError } from "@linkdesk/contract/problem.ts";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { SubmitButton } from "@/components/ui/submit-button";
import { ApiError, errorText } from "@/lib/client/api";
import { asSentence } from "@/lib/client/form-errors";
import { readCsvFile } from "@/lib/client/replies/read-csv-file";
import { useImportReplies } from "@/lib/client/replies/use-saved-replies";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/replies";

const EXAMPLE = [
  "name,folder,text",
  'Greeting,,"Hi {{contact.first_name | there}}, how can I help you?"',
  'Refund,Orders,"Hi {{contact.first_name | there}},\nyour refund is on its way.\n\n{{agent.first_name}}"',
  "",
].join("\r\n");

/** Creates saved replies from a CSV file, or says for each line what is wrong with it. */
export function ImportDialog({ mayShare, onClose }: { mayShare: boolean; onClose: () => void }) {
  const { mutate, isPending, error, reset } = useImportReplies();
  const [file, setFile] = useState<File | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isShared, setShared] = useState(mayShare);
  const problems = error instanceof ApiError ? error.errors : [];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) return setRefusal(t("import.none"));
    const csv = await readCsvFile(file);
    if (csv.length > MAX_REPLIES_CSV_CHARS) return setRefusal(t("import.tooLong"));
    const onSuccess = ({ imported }: { imported: number }) => {
      showToast({ text: t("import.done", { count: imported }) });
      onClose();
    };
    mutate({ csv, isShared }, { onSuccess });
  };
  return (
    <Dialog open onClose={onClose} title={t("import.title")} description={t("import.description")}>
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {problems.length > 0 ? (
          <Problems problems={problems} />
        ) : (
          error && <Notice tone="danger">{errorText(error)}</Notice>
        )}
        <Field label={t("import.file")} name="file" error={refusal}>
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".csv,text/csv"
              onChange={(event) => {
                setFile(event.target.files?.[0] ?? null);
                setRefusal(null);
                reset();
              }}
              className="w-full min-w-0 rounded-control border border-line-strong bg-surface p-1.5 text-sm file:me-3 file:rounded-md file:border-0 file:bg-sunken file:px-3 file:py-1.5 file:font-medium file:text-ink"
            />
          )}
        </Field>
        <a
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(EXAMPLE)}`}
          download={t("import.exampleFile")}
          className="w-fit text-accent-text text-sm underline"
        >
          {t("import.example")}
        </a>
        {mayShare ? (
          <Segmented
            legend={t("form.audience")}
            options={[
              { value: "shared", label: t("form.shared") },
              { value: "own", label: t("form.own") },
            ]}
            value={isShared ? "shared" : "own"}
            onChange={(value) => setShared(value === "shared")}
          />
        ) : (
          <p className="text-[13px] text-muted">{t("form.ownHint")}</p>
        )}
        <div className="mt-1 flex justify-end gap-2">
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <SubmitButton variant="primary" busy={isPending}>
            {t("import.button")}
          </SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}

/** An error of a line is of the field `csv.<line>`, or of `csv.<line>.<column>`. */
function sentenceOf({ field, message }: FieldError): string {
  const [, line, column] = field.split(".");
  const problem = asSentence(message);
  if (line === undefined) return problem;
  return column === undefined
    ? t("import.line", { line: Number(line), problem })
    : t("import.lineColumn", { line: Number(line), column, problem });
}

function Problems({ problems }: { problems: readonly FieldError[] }) {
  return (
    <Notice tone="danger">
      <p className="font-medium">{t("import.errors")}</p>
      <p>{t("import.errorsLead")}</p>
      <ul className="scroll-quiet mt-2 max-h-40 list-disc space-y-1 overflow-y-auto ps-4">
        {problems.map((problem) => (
          <li key={`${problem.field} ${problem.message}`} className="[overflow-wrap:anywhere]">
            {sentenceOf(problem)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
