import { FORM_GUARD, MIN_FORM_MS } from "@linkdesk/chat/form-guard.ts";
import type { FormField, FormValues } from "@linkdesk/contract/form-fields.ts";
import { useId, useRef, useState } from "preact/hooks";
import { useEnvironment } from "../context.ts";
import type { FieldProblem } from "../field-checks.ts";
import { checkForm, formToSend } from "../forms.ts";
import { Field } from "./field.tsx";

type Props = {
  fields: FormField[];
  submitLabel: string;
  /** What the visitor filled in somewhere else during this visit. */
  initial?: FormValues;
  isBusy?: boolean;
  /** It starts a conversation, so programs that fill in every field have to be detected. */
  isGuarded?: boolean;
  onSubmit: (values: FormValues) => void;
};

/** `autofilled`: the hidden field was filled in. `leaving`: it is sent when it has been open for long enough. */
type Status = "open" | "autofilled" | "leaving";

/** A form that says what is missing only after it was sent, at the field, and goes there. */
export function Form(props: Props) {
  const { fields, submitLabel, initial = {}, isBusy = false, isGuarded, onSubmit } = props;
  const { chat, words } = useEnvironment();
  const form = useRef<HTMLFormElement>(null);
  const trap = useRef<HTMLInputElement>(null);
  const scope = useId();
  const [openedAt] = useState(() => performance.now());
  const [values, setValues] = useState<FormValues>(initial);
  const [status, setStatus] = useState<Status>("open");
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
    if (!isGuarded) return onSubmit(filled);
    if (status === "leaving") return;
    // An autofill tool has filled in the hidden field: a visitor sends again, a program does not.
    if (trap.current?.value) {
      trap.current.value = "";
      return setStatus("autofilled");
    }
    setStatus("leaving");
    // A visitor with nothing to fill in may be faster than that; the rest of the time is waited here.
    const openMs = performance.now() - openedAt;
    const wait = Math.max(0, MIN_FORM_MS - openMs);
    const guard = `${Math.ceil(openMs + wait)}:${trap.current?.value}`;
    setTimeout(() => {
      setStatus("open");
      onSubmit({ ...filled, [FORM_GUARD]: guard });
    }, wait);
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
      {isGuarded && (
        <div class="sr-only" aria-hidden="true">
          <input ref={trap} name="fax" tabIndex={-1} autocomplete="off" />
        </div>
      )}
      {status === "autofilled" && (
        <p class="field-problem" role="alert">
          {words.autofilled}
        </p>
      )}
      <button type="submit" class="primary" disabled={isBusy}>
        {submitLabel}
      </button>
    </form>
  );
}
