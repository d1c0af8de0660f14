"use client";

import {
  type AttributeDefinition,
  MAX_ATTRIBUTE_DESCRIPTION_CHARS,
  MAX_ATTRIBUTE_NAME_CHARS,
} from "@linkdesk/contract/attribute-definitions.ts";
import {
  ATTRIBUTE_SUBJECTS,
  ATTRIBUTE_TYPES,
  type AttributeSubject,
  type AttributeType,
} from "@linkdesk/contract/attribute-values.ts";
import { type SubmitEvent, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input, Textarea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Switch } from "@/components/ui/switch";
import { useCreateDefinition, useUpdateDefinition } from "@/lib/client/attributes/use-attributes";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/attributes";

const FIELDS = ["name", "key", "options", "description", "isRequired"];

/** Defines an attribute, or changes what can be changed of one. */
export function AttributeDialog({
  definition,
  onClose,
}: {
  definition?: AttributeDefinition;
  onClose: () => void;
}) {
  const create = useCreateDefinition();
  const update = useUpdateDefinition();
  const { isPending, error } = definition ? update : create;
  const [subject, setSubject] = useState<AttributeSubject>(definition?.subject ?? "conversation");
  const [type, setType] = useState<AttributeType>(definition?.type ?? "text");
  const [isRequired, setRequired] = useState(definition?.isRequired ?? false);
  const general = formError(error, FIELDS) ?? fieldErrors(error).isRequired;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = {
      ...{ name: textOf(form, "name"), description: textOf(form, "description"), isRequired },
      ...(type === "list" && { options: linesOf(textOf(form, "options")) }),
    };
    const onSuccess = () => {
      showToast({ text: t("form.saved") });
      onClose();
    };
    if (definition) return update.mutate({ id: definition.id, ...body }, { onSuccess });
    const key = textOf(form, "key");
    create.mutate({ options: [], ...body, subject, type, key }, { onSuccess });
  };
  const title = definition ? t("form.editTitle") : t("form.createTitle");
  return (
    <Dialog open onClose={onClose} title={title} description={definition && fixedOf(definition)}>
      <Form onSubmit={submit} className="space-y-4">
        {general && <Notice tone="danger">{general}</Notice>}
        <Names definition={definition} errors={fieldErrors(error)} />
        {!definition && (
          <div className="grid grid-cols-2 gap-x-3 gap-y-1.5">
            <Field label={t("form.subject")} name="subject">
              {(control) => (
                <Select
                  {...control}
                  value={subject}
                  onChange={setSubject}
                  options={ATTRIBUTE_SUBJECTS.map((value) => ({
                    value,
                    label: t(`subjects.${value}`),
                  }))}
                />
              )}
            </Field>
            <Field label={t("form.type")} name="type">
              {(control) => (
                <Select
                  {...control}
                  value={type}
                  onChange={setType}
                  options={ATTRIBUTE_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
                />
              )}
            </Field>
            <p className="col-span-2 text-[13px] text-muted">{t("form.fixedHint")}</p>
          </div>
        )}
        {type === "list" && (
          <Field
            label={t("form.options")}
            name="options"
            hint={t("form.optionsHint")}
            error={fieldErrors(error).options}
          >
            {(control) => (
              <Textarea
                {...control}
                required
                dir="auto"
                rows={4}
                defaultValue={definition?.options.join("\n")}
              />
            )}
          </Field>
        )}
        <Field
          label={t("form.description")}
          name="description"
          hint={t("form.descriptionHint")}
          error={fieldErrors(error).description}
        >
          {(control) => (
            <Input
              {...control}
              dir="auto"
              maxLength={MAX_ATTRIBUTE_DESCRIPTION_CHARS}
              defaultValue={definition?.description}
            />
          )}
        </Field>
        <Switch
          label={t("form.required")}
          hint={t(`form.requiredHint.${subject}`)}
          checked={isRequired}
          onChange={setRequired}
        />
        <div className="flex justify-end">
          <SubmitButton variant="primary" busy={isPending}>
            {t("form.save")}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

/** The name, and for a new attribute the key, which follows the name until somebody writes another one. */
function Names({
  definition,
  errors,
}: {
  definition?: AttributeDefinition;
  errors: Record<string, string>;
}) {
  const [key, setKey] = useState("");
  const [isOwnKey, setOwnKey] = useState(false);
  return (
    <>
      <Field label={t("form.name")} name="name" error={errors.name}>
        {(control) => (
          <Input
            {...control}
            required
            dir="auto"
            autoComplete="off"
            maxLength={MAX_ATTRIBUTE_NAME_CHARS}
            defaultValue={definition?.name}
            onChange={(event) => {
              if (!isOwnKey) setKey(keyOf(event.target.value));
            }}
          />
        )}
      </Field>
      {!definition && (
        <Field label={t("form.key")} name="key" hint={t("form.keyHint")} error={errors.key}>
          {(control) => (
            <Input
              {...control}
              required
              dir="auto"
              autoComplete="off"
              spellCheck={false}
              maxLength={MAX_ATTRIBUTE_NAME_CHARS}
              value={key}
              onChange={(event) => {
                setKey(event.target.value);
                setOwnKey(event.target.value !== "");
              }}
              className="font-mono"
            />
          )}
        </Field>
      )}
    </>
  );
}

function fixedOf({ subject, type, key }: AttributeDefinition) {
  const words = t("form.fixed", { subject: t(`subjects.${subject}`), type: t(`types.${type}`) });
  return (
    <>
      {words} · <bdi className="font-mono text-xs">{key}</bdi>
    </>
  );
}

/** `Order number` gives `order_number`. */
const keyOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_|_$/g, "");

/** Each option once. */
const linesOf = (text: string) => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
];
