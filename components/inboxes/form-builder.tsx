import type { FieldType, FormField } from "@linkdesk/contract/form-fields.ts";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import {
  FIELD_TYPE_LABELS,
  type FormPreset,
  fieldName,
  relabelled,
} from "@/lib/client/inboxes/form-presets";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { ListEditor } from "./list-editor.tsx";
import { SelectSetting, TextSetting } from "./settings-fields.tsx";

const MAX_FIELDS = 12;
const MAX_OPTIONS_CHARS = 2_500;

/** The order in which the types are offered. */
const TYPE_OPTIONS = Object.entries(FIELD_TYPE_LABELS) as ReadonlyArray<[FieldType, string]>;

/** Where answers go that are no ordinary attribute. */
const PURPOSES = new Map([
  ["name", "Becomes the contact’s name."],
  ["email", "Becomes the contact’s e-mail address."],
  ["message", "Becomes the first message."],
]);

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
          <legend className="mb-1.5 font-medium text-[13px]">Start from</legend>
          <div className="flex flex-wrap gap-2">
            {presets.map((preset) => (
              <Button
                key={preset.label}
                size="sm"
                onClick={() => onChange(preset.fields.map((field) => ({ ...field })))}
              >
                {preset.label}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
      <ListEditor<FormField>
        form={form}
        path={path}
        label="Fields"
        noun="field"
        entries={fields}
        onChange={onChange}
        max={MAX_FIELDS}
        titleOf={(field) => field.label}
        detailOf={(field) =>
          `${FIELD_TYPE_LABELS[field.type]}${field.required ? ", required" : ""}`
        }
        addOptions={[
          {
            label: "Field",
            make: () => ({ name: fieldName("", names), label: "", type: "text", required: false }),
          },
        ]}
        empty="No fields yet. The form is not shown without one."
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
          label="Label"
          maxLength={80}
          value={field.label}
          onChange={(label) => onChange(relabelled(field, label, others))}
        />
        <SelectSetting
          form={form}
          path={`${path}.type`}
          label="Type"
          value={field.type}
          options={TYPE_OPTIONS}
          onChange={(type) => onChange({ ...field, type })}
        />
        <TextSetting
          form={form}
          path={`${path}.name`}
          label="Saved as"
          hint={PURPOSES.get(field.name) ?? "Saved with the contact under this name."}
          maxLength={40}
          className="font-mono"
          value={field.name}
          onChange={(name) => onChange({ ...field, name })}
        />
        {hasPlaceholder && (
          <TextSetting
            form={form}
            path={`${path}.placeholder`}
            label="Placeholder (optional)"
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
        label="Required"
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
      label="Choices"
      hint="One per line."
      rows={4}
      maxLength={MAX_OPTIONS_CHARS}
      value={(field.options ?? []).join("\n")}
      onChange={(text) => onChange({ ...field, options: text === "" ? [] : text.split("\n") })}
    />
  );
}
