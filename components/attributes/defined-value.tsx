"use client";

import type { AttributeDefinition } from "@linkdesk/contract/attribute-definitions.ts";
import {
  type AttributeValue,
  attributeProblem,
  isEmptyValue,
  isLink,
} from "@linkdesk/contract/attribute-values.ts";
import { shownValue } from "@/components/conversations/shown-value";
import { InlineEdit } from "@/components/ui/inline-edit";
import { Select } from "@/components/ui/select";
import { errorText } from "@/lib/client/api";
import { longDate } from "@/lib/client/time";
import { t } from "@/lib/texts/attributes";

type Props = {
  definition: AttributeDefinition;
  value: AttributeValue;
  mayEdit: boolean;
  save: (value: AttributeValue) => Promise<unknown>;
};

/** What was typed does not fit, in words for the person. */
class ValueProblem extends Error {}

/** The value of a defined attribute, with the control of its type. */
export function DefinedValue(props: Props) {
  const { definition, value, mayEdit } = props;
  if (!mayEdit) return <ShownValue definition={definition} value={value} />;
  switch (definition.type) {
    case "list":
      return <ListValue {...props} />;
    case "checkbox":
      return <CheckboxValue {...props} />;
    default:
      return <TypedValue {...props} />;
  }
}

function TypedValue({ definition, value, save }: Props) {
  const { name, type } = definition;
  const submit = (typed: string) => {
    const next = readValue(definition, typed);
    const problem = attributeProblem(definition, next);
    if (problem) throw new ValueProblem(t("values.problem", { name, problem }));
    return save(next);
  };
  const isOpenable = type === "link" && isLink(value);
  return (
    <span className="flex flex-wrap items-baseline gap-2">
      {isOpenable && <ShownValue definition={definition} value={value} />}
      <InlineEdit
        label={name}
        value={isEmptyValue(value) ? "" : String(value)}
        type={type === "date" ? "date" : "text"}
        inputMode={type === "number" ? "decimal" : "text"}
        maxLength={1_000}
        save={async (typed) => submit(typed)}
        explain={(error) => (error instanceof ValueProblem ? error.message : errorText(error))}
      >
        {isOpenable ? (
          <span aria-hidden="true" className="text-muted text-xs">
            {t("values.change")}
          </span>
        ) : (
          <ShownValue definition={definition} value={value} />
        )}
      </InlineEdit>
    </span>
  );
}

function ListValue({ definition, value, save }: Props) {
  const { name, options } = definition;
  const shown = isEmptyValue(value) ? "" : String(value);
  // One that is no longer offered, or that a form said.
  const isOther = shown !== "" && !options.includes(shown);
  return (
    <Select
      aria-label={name}
      value={shown}
      onChange={(next) => {
        if (next !== shown) void save(next === "" ? null : next);
      }}
      options={[
        { value: "", label: t("values.none") },
        ...[...options, ...(isOther ? [shown] : [])].map((one) => ({ value: one, label: one })),
      ]}
      className="!h-8 sm:text-[13px]"
    />
  );
}

function CheckboxValue({ definition, value, save }: Props) {
  return (
    <input
      type="checkbox"
      aria-label={definition.name}
      checked={isChecked(value)}
      onChange={(event) => void save(event.target.checked)}
      className="mt-0.5 size-4 accent-accent"
    />
  );
}

function ShownValue({ definition, value }: Pick<Props, "definition" | "value">) {
  if (value === null || value === "") return <span className="text-faint">{t("values.none")}</span>;
  if (definition.type === "link" && isLink(value)) {
    return (
      <a
        href={value}
        target="_blank"
        rel="noopener noreferrer"
        dir="ltr"
        className="text-accent-text underline underline-offset-2 [overflow-wrap:anywhere]"
      >
        {value.replace(/^https?:\/\//, "")}
      </a>
    );
  }
  return (
    <span dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {textOf(definition, value)}
    </span>
  );
}

function textOf(definition: AttributeDefinition, value: string | number | boolean): string {
  // A day is the same everywhere: noon here is on that day.
  const isDay = definition.type === "date" && !attributeProblem(definition, value);
  return isDay ? longDate(`${value}T12:00:00`) : shownValue(value);
}

/** Forms say it as a text. */
const isChecked = (value: AttributeValue) => value === true || value === "true";

/** What was typed as a value of the type; null for nothing. What is no number stays a text, which does not fit. */
export function readValue(
  { type }: Pick<AttributeDefinition, "type">,
  typed: string,
): AttributeValue {
  if (typed === "") return null;
  const isNumber = type === "number" && Number.isFinite(Number(typed));
  return isNumber ? Number(typed) : typed;
}
