import type { FormField } from "@linkdesk/contract/form-fields.ts";
import { useEnvironment } from "../context.ts";
import type { FieldProblem } from "../field-checks.ts";

type Props = {
  field: FormField;
  /** Makes ids that are unique in the document. */
  scope: string;
  value: string;
  problem: FieldProblem | undefined;
  onChange: (value: string) => void;
};

/** What browsers call the fields that everybody has filled in before. */
const AUTOCOMPLETE = new Map([
  ["name", "name"],
  ["email", "email"],
  ["phone", "tel"],
  ["company", "organization"],
]);
const INPUT_TYPES = {
  text: { type: "text" },
  email: { type: "email" },
  tel: { type: "tel" },
  url: { type: "url" },
  // Of type "number" it would change with the mouse wheel and hide what is wrong with it.
  number: { type: "text", inputMode: "decimal" },
  checkbox: { type: "checkbox" },
} as const;

/** One labelled field of a form, with what is wrong with it right below. */
export function Field({ field, scope, value, problem, onChange }: Props) {
  const { words } = useEnvironment();
  const id = `${scope}-${field.name}`;
  const problemId = `${id}-problem`;
  const common = {
    id,
    name: field.name,
    "aria-required": field.required,
    "aria-invalid": problem !== undefined,
    "aria-describedby": problem ? problemId : undefined,
  };
  const label = (
    <>
      <span dir="auto">{field.label}</span>
      {field.required && (
        <span class="required">
          <span aria-hidden="true">*</span>
          <span class="sr-only">{`(${words.required})`}</span>
        </span>
      )}
    </>
  );
  return (
    <div class={`form-field ${field.type}`}>
      {field.type === "checkbox" ? (
        <label class="check">
          <input
            {...common}
            type="checkbox"
            checked={value === "true"}
            onChange={(event) => onChange(String(event.currentTarget.checked))}
          />
          <span>{label}</span>
        </label>
      ) : (
        <>
          <label for={id}>{label}</label>
          <Control field={field} value={value} common={common} onChange={onChange} />
        </>
      )}
      {problem && (
        <p id={problemId} class="field-problem">
          {words[problem]}
        </p>
      )}
    </div>
  );
}

type ControlProps = Pick<Props, "field" | "value" | "onChange"> & { common: { id: string } };

function Control({ field, value, common, onChange }: ControlProps) {
  const { words } = useEnvironment();
  const { type, placeholder } = field;
  if (type === "select") {
    return (
      <select {...common} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{placeholder || words.choose}</option>
        {(field.options ?? []).map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    );
  }
  if (type === "textarea") {
    return (
      <textarea
        {...common}
        rows={4}
        dir={value ? "auto" : undefined}
        value={value}
        placeholder={placeholder}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <input
      {...common}
      {...INPUT_TYPES[type]}
      dir={type === "text" && value ? "auto" : undefined}
      autocomplete={AUTOCOMPLETE.get(field.name) ?? (type === "tel" ? "tel" : undefined)}
      value={value}
      placeholder={placeholder}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}
