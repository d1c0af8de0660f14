import { useId, useRef, useState } from "preact/hooks";
import type { FormField, FormValues } from "../../../lib/contract/form-fields.ts";
import { useEnvironment } from "../context.ts";
import { checkForm, type FieldProblem, formToSend } from "../forms.ts";
import { Field } from "./field.tsx";

type Props = {
  fields: FormField[];
  submitLabel: string;
  /** What the visitor filled in somewhere else during this visit. */
  initial?: FormValues;
  isBusy?: boolean;
  onSubmit: (values: FormValues) => void;
};

/** A form that says what is missing only after it was sent, at the field, and goes there. */
export function Form({ fields, submitLabel, initial = {}, isBusy = false, onSubmit }: Props) {
  const { chat } = useEnvironment();
  const form = useRef<HTMLFormElement>(null);
  const scope = useId();
  const [values, setValues] = useState<FormValues>(initial);
  const [problems, setProblems] = useState<Record<string, FieldProblem>>({});

  const change = (name: string, value: string) => {
    const next = { ...values, [name]: value };
    setValues(next);
    // What was complained about is looked at again as it is corrected.
    if (problems[name]) {
      const { [name]: _, ...others } = problems;
      const again = checkForm(fields, next)[name];
      setProblems(again ? { ...others, [name]: again } : others);
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    const found = checkForm(fields, values);
    setProblems(found);
    const first = fields.find(({ name }) => found[name]);
    if (first) {
      form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(first.name)}"]`)?.focus();
      return;
    }
    const filled = formToSend(fields, values);
    chat.remember(filled);
    onSubmit(filled);
  };
  return (
    <form ref={form} class="form" noValidate onSubmit={submit}>
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          scope={scope}
          value={values[field.name] ?? ""}
          problem={problems[field.name]}
          onChange={(value) => change(field.name, value)}
        />
      ))}
      <button type="submit" class="primary" disabled={isBusy}>
        {submitLabel}
      </button>
    </form>
  );
}
