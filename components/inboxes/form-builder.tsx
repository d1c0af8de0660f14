import { FIELD_TYPES, type FormField } from "@linkdesk/contract/form-fields.ts";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import { type FormPreset, fieldName, relabelled } from "@/lib/client/inboxes/form-presets";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { t } from "@/lib/texts/inbox-behaviour";
import { ListEditor } from "./list-editor.tsx";
import { SelectSetting, TextSetting } from "./settings-fields.tsx";

const MAX_FIELDS = 12;
const MAX_OPTIONS_CHARS = 2_500;

/** The order in which the types are offered. */
const typeOptions = () => FIELD_TYPES.map((type) => [type, t(`form.types.${type}`)] as const);

/** Fields whose answers are no ordinary attribute. */
const SPECIAL = ["name", "email", "message"] as const;

/** Where the answer of a field goes. */
function purposeOf(name: string): string {
  return t(`form.purposes.${SPECIAL.find((special) => special === name) ?? "attribute"}`);
}

/** The fields of a form for visitors: from a preset or one by one. */
export function FormBuilder({
  form,
  path,
  fields,
  presets,
  onChange,
}: {
  form: InboxForm;
  path: string;
  fields: readonly FormField[];
  presets: readonly FormPreset[];
  onChange: (fields: FormField[]) => void;
}) {
  const names = fields.map((field) => field.name);
  return (
    <div className="flex flex-col gap-3">
      {form.canManage && (
        <fieldset>
          <legend className="mb-1.5 font-medium text-[13px]">{t("form.presets")}</legend>
          <div className="flex flex-wrap gap-2">
            {presets.map((preset) => (
              <Button
                key={preset.name}
                size="sm"
                onClick={() => onChange(preset.fields.map((field) => ({ ...field })))}
              >
                {t(`form.start.${preset.name}`)}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
      <ListEditor<FormField>
        form={form}
        path={path}
        label={t("form.fields")}
        kind="field"
        entries={fields}
        onChange={onChange}
        max={MAX_FIELDS}
        titleOf={(field) => field.label}
        detailOf={(field) =>
          field.required
            ? t("form.requiredType", { type: t(`form.types.${field.type}`) })
            : t(`form.types.${field.type}`)
        }
        addOptions={[
          {
            label: t("form.field"),
            make: () => ({ name: fieldName("", names), label: "", type: "text", required: false }),
          },
        ]}
        empty={t("form.empty")}
      >
        {(field, update, at) => (
          <FieldRow
            form={form}
            path={at}
            field={field}
            others={names.filter((name) => name !== field.name)}
            onChange={update}
          />
        )}
      </ListEditor>
    </div>
  );
}

function FieldRow({
  form,
  path,
  field,
  others,
  onChange,
}: {
  form: InboxForm;
  path: string;
  field: FormField;
  others: readonly string[];
  onChange: (field: FormField) => void;
}) {
  const hasPlaceholder = field.type !== "checkbox" && field.type !== "select";
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextSetting
          form={form}
          path={`${path}.label`}
          label={t("form.label")}
          maxLength={80}
          value={field.label}
          onChange={(label) => onChange(relabelled(field, label, others))}
        />
        <SelectSetting
          form={form}
          path={`${path}.type`}
          label={t("form.type")}
          value={field.type}
          options={typeOptions()}
          onChange={(type) => onChange({ ...field, type })}
        />
        <TextSetting
          form={form}
          path={`${path}.name`}
          label={t("form.savedAs")}
          hint={purposeOf(field.name)}
          maxLength={40}
          className="font-mono"
          value={field.name}
          onChange={(name) => onChange({ ...field, name })}
        />
        {hasPlaceholder && (
          <TextSetting
            form={form}
            path={`${path}.placeholder`}
            label={t("form.placeholder")}
            maxLength={120}
            value={field.placeholder ?? ""}
            onChange={(placeholder) =>
              onChange({ ...field, placeholder: placeholder === "" ? undefined : placeholder })
            }
          />
        )}
      </div>
      {field.type === "select" && (
        <OptionsSetting form={form} path={`${path}.options`} field={field} onChange={onChange} />
      )}
      <Switch
        label={t("form.required")}
        checked={field.required}
        onChange={(required) => onChange({ ...field, required })}
      />
    </>
  );
}

/** The choices, one a line. */
function OptionsSetting({
  form,
  path,
  field,
  onChange,
}: {
  form: InboxForm;
  path: string;
  field: FormField;
  onChange: (field: FormField) => void;
}) {
  // One line can be wrong on its own: its error has the line's number at the end.
  const wrong = Object.keys(form.errors).find((at) => at.startsWith(path));
  return (
    <TextSetting
      form={form}
      path={wrong ?? path}
      label={t("form.choices")}
      hint={t("form.choicesHint")}
      rows={4}
      maxLength={MAX_OPTIONS_CHARS}
      value={(field.options ?? []).join("\n")}
      onChange={(text) => onChange({ ...field, options: text === "" ? [] : text.split("\n") })}
    />
  );
}
