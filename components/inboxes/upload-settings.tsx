import { MAX_UPLOAD_BYTES } from "@linkdesk/contract/attachments.ts";
import type { InboxSettings } from "@linkdesk/contract/inboxes.ts";
import { Button } from "@/components/ui/button";
import { ChipsInput } from "@/components/ui/chips-input";
import { Field } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import { UPLOAD_PRESETS, uploadType } from "@/lib/client/inboxes/upload-types";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { t } from "@/lib/texts/inbox-behaviour";
import { NumberSetting } from "./settings-fields.tsx";

const BYTES_PER_MB = 1024 * 1024;
const MAX_TYPES = 50;
const PATH = "settings.behaviour.uploads";

type Uploads = InboxSettings["behaviour"]["uploads"];

/** Whether visitors may send files, how large, and of which types. */
export function UploadSettings({ form }: { form: InboxForm }) {
  const { uploads } = form.draft.settings.behaviour;
  const set = (change: Partial<Uploads>) =>
    form.changePart("behaviour", { uploads: { ...uploads, ...change } });
  return (
    <>
      <Switch
        label={t("uploads.enable")}
        checked={uploads.enabled}
        onChange={(enabled) => set({ enabled })}
      />
      {uploads.enabled && (
        <>
          <NumberSetting
            form={form}
            path={`${PATH}.maxBytes`}
            label={t("uploads.maxBytes")}
            unit={t("uploads.maxBytesUnit", { max: MAX_UPLOAD_BYTES / BYTES_PER_MB })}
            min={1}
            max={MAX_UPLOAD_BYTES / BYTES_PER_MB}
            value={uploads.maxBytes / BYTES_PER_MB}
            onChange={(megabytes) => set({ maxBytes: Math.round(megabytes * BYTES_PER_MB) })}
          />
          <TypesSetting form={form} types={uploads.types} onChange={(types) => set({ types })} />
          <Switch
            label={t("uploads.several")}
            checked={uploads.multiple}
            onChange={(multiple) => set({ multiple })}
          />
        </>
      )}
    </>
  );
}

function TypesSetting({
  form,
  types,
  onChange,
}: {
  form: InboxForm;
  types: readonly string[];
  onChange: (types: string[]) => void;
}) {
  const path = `${PATH}.types`;
  const wrong = Object.keys(form.errors).find((at) => at.startsWith(path));
  const unused = UPLOAD_PRESETS.filter(
    (preset) => !preset.types.every((type) => types.includes(type)),
  );
  return (
    <div>
      <Field
        label={t("uploads.types")}
        name={path}
        hint={types.length === 0 ? t("uploads.anyType") : t("uploads.onlyThese")}
        error={wrong && form.errors[wrong]}
      >
        {(control) => (
          <ChipsInput
            control={control}
            values={types}
            onChange={onChange}
            parse={uploadType}
            complain={(typed) => t("uploads.wrongType", { typed })}
            max={MAX_TYPES}
            placeholder={types.length === 0 ? t("uploads.typesExample") : undefined}
          />
        )}
      </Field>
      {form.canManage && unused.length > 0 && (
        <div className="mt-2 flex flex-wrap gap-2">
          {unused.map((preset) => (
            <Button
              key={preset.name}
              size="sm"
              onClick={() => onChange([...new Set([...types, ...preset.types])])}
            >
              {t("uploads.add", { preset: t(`uploads.presets.${preset.name}`) })}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
