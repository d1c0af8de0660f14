"use client";

import type { AttributeDefinition } from "@linkdesk/contract/attribute-definitions.ts";
import type { AttributeSubject, AttributeValue } from "@linkdesk/contract/attribute-values.ts";
import { X } from "lucide-react";
import { labelOf, Shown } from "@/components/contacts/answers";
import { Fact } from "@/components/conversations/details-group";
import { InlineEdit } from "@/components/ui/inline-edit";
import { errorText } from "@/lib/client/api";
import { useAttributeDefinitions } from "@/lib/client/attributes/use-attributes";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/attributes";
import { t as details } from "@/lib/texts/details";
import { DefinedValue } from "./defined-value.tsx";

export type Values = Readonly<Record<string, AttributeValue>>;
/** Rejects with what to say of a value that is refused. `name` is what people call the attribute. */
export type SaveValue = (change: {
  key: string;
  value: AttributeValue;
  name: string;
}) => Promise<unknown>;

/** The definitions of a subject and the keys that have none; null while the definitions load. */
export function useDefined(
  subject: AttributeSubject,
  values: Values,
): { defined: readonly AttributeDefinition[]; others: readonly string[] } | null {
  const definitions = useAttributeDefinitions();
  if (definitions.isPending) return null;
  const defined = definitions.data?.filter((one) => one.subject === subject) ?? [];
  const others = Object.keys(values).filter((key) => !defined.some((one) => one.key === key));
  return { defined, others };
}

/** The defined attributes in their order, also those without a value, and below them whatever else there is. */
export function AttributeValues({
  defined,
  others,
  values,
  mayEdit,
  save,
}: {
  defined: readonly AttributeDefinition[];
  others: readonly string[];
  values: Values;
  mayEdit: boolean;
  save: SaveValue;
}) {
  const ownValue = (key: string) => (Object.hasOwn(values, key) ? (values[key] ?? null) : null);
  /** Of what is chosen and not typed, which has no place for a refusal. */
  const orSay = (error: unknown) => showToast({ tone: "danger", text: errorText(error) });
  return (
    <>
      {defined.map((definition) => {
        const { id, key, name, type } = definition;
        const isTyped = type !== "list" && type !== "checkbox";
        return (
          <Fact key={id} label={<DefinedLabel definition={definition} />}>
            <DefinedValue
              definition={definition}
              value={ownValue(key)}
              mayEdit={mayEdit}
              save={(value) => {
                const saved = save({ key, value, name });
                return isTyped ? saved : saved.catch(orSay);
              }}
            />
          </Fact>
        );
      })}
      {others.map((key) => (
        <Fact key={key} label={<bdi className="[overflow-wrap:anywhere]">{labelOf(key)}</bdi>}>
          {mayEdit ? (
            <OtherValue name={key} value={ownValue(key)} save={save} onError={orSay} />
          ) : (
            <Shown value={ownValue(key)} />
          )}
        </Fact>
      ))}
    </>
  );
}

function DefinedLabel({
  definition: { name, description, isRequired },
}: {
  definition: AttributeDefinition;
}) {
  return (
    <bdi title={description || undefined} className="[overflow-wrap:anywhere]">
      {name}
      {isRequired && (
        <>
          <span aria-hidden="true" className="text-danger-text">
            {" *"}
          </span>
          <span className="sr-only">{`, ${t("values.isRequired")}`}</span>
        </>
      )}
    </bdi>
  );
}

/** A value under a key that is not defined. */
function OtherValue({
  name: key,
  value,
  save,
  onError,
}: {
  name: string;
  value: AttributeValue;
  save: SaveValue;
  onError: (error: unknown) => void;
}) {
  const name = labelOf(key);
  return (
    <span className="group/fact flex items-start gap-1">
      <span className="min-w-0 flex-1">
        <InlineEdit
          label={name}
          value={value === null ? "" : String(value)}
          save={(typed) => save({ key, value: sameKind(value, typed), name })}
          explain={errorText}
          maxLength={1_000}
        >
          <Shown value={value} />
        </InlineEdit>
      </span>
      <button
        type="button"
        aria-label={details("edit.remove", { name })}
        onClick={() => void save({ key, value: null, name }).catch(onError)}
        className="rounded-control p-1 text-faint opacity-0 hover:text-ink focus-visible:opacity-100 group-hover/fact:opacity-100 pointer-coarse:opacity-100"
      >
        <X aria-hidden="true" className="size-3" />
      </button>
    </span>
  );
}

/** A number stays a number and a yes stays a yes, if what was typed is one. */
function sameKind(before: AttributeValue, typed: string): AttributeValue {
  if (typed === "") return null;
  if (typeof before === "number" && Number.isFinite(Number(typed))) return Number(typed);
  if (typeof before === "boolean" && (typed === "true" || typed === "false"))
    return typed === "true";
  return typed;
}
