"use client";

import type { AttributeDefinition } from "@linkdesk/contract/attribute-definitions.ts";
import { type AttributeValue, attributeProblem } from "@linkdesk/contract/attribute-values.ts";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import { type SubmitEvent, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { type ControlProps, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { asSentence, textOf } from "@/lib/client/form-errors";
import { t } from "@/lib/texts/attributes";
import { readValue } from "./defined-value.tsx";

/** Asks for attributes that are required and empty, and goes on with the actions that set them. */
export function RequiredDialog({
  missing,
  onFilled,
  onClose,
}: {
  missing: readonly AttributeDefinition[];
  onFilled: (sets: ConversationAction[]) => void;
  onClose: () => void;
}) {
  const [errors, setErrors] = useState<Record<string, string>>({});
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = missing.map((definition) => {
      const value = givenValue(definition, form);
      const problem = value === null ? t("ask.missing") : attributeProblem(definition, value);
      return { id: definition.id, key: definition.key, value, problem };
    });
    const wrong = given.flatMap(({ id, problem }) => (problem ? [{ id, problem }] : []));
    setErrors(Object.fromEntries(wrong.map(({ id, problem }) => [id, asSentence(problem)])));
    if (wrong.length === 0) {
      onClose();
      return onFilled(given.map(({ key, value }) => ({ type: "set_attribute", key, value })));
    }
    const first = wrong[0]?.id ?? "";
    event.currentTarget
      .querySelector<HTMLElement>(`[data-asked="${first}"] :is(input, [role=combobox])`)
      ?.focus();
  };
  return (
    <Dialog open onClose={onClose} title={t("ask.title")} description={t("ask.text")}>
      <Form onSubmit={submit} className="space-y-4">
        {missing.map((definition) => (
          <div key={definition.id} data-asked={definition.id}>
            <Field
              label={definition.name}
              name={definition.id}
              hint={definition.description}
              error={errors[definition.id]}
            >
              {(control) => <Control definition={definition} control={control} />}
            </Field>
          </div>
        ))}
        <div className="flex justify-end">
          <SubmitButton variant="primary">{t("ask.resolve")}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

function Control({
  definition: { type, options },
  control,
}: {
  definition: AttributeDefinition;
  control: ControlProps;
}) {
  switch (type) {
    case "list":
      return (
        <Select
          {...control}
          options={[
            { value: "", label: t("ask.choose") },
            ...options.map((value) => ({ value, label: value })),
          ]}
        />
      );
    case "checkbox":
      return <input {...control} type="checkbox" className="size-4 self-start accent-accent" />;
    case "date":
      return <Input {...control} type="date" />;
    default:
      return (
        <Input
          {...control}
          dir="auto"
          autoComplete="off"
          maxLength={1_000}
          inputMode={type === "number" ? "decimal" : "text"}
        />
      );
  }
}

/** A checkbox that is left alone is a no. */
function givenValue(definition: AttributeDefinition, form: FormData): AttributeValue {
  if (definition.type === "checkbox") return form.has(definition.id);
  return readValue(definition, textOf(form, definition.id));
}
