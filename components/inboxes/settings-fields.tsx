import type { ComponentProps, ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { withProtocol } from "@/lib/client/inboxes/website-address";

type Common = { form: Pick<InboxForm, "errors">; path: string; label: string; hint?: ReactNode };

/** A text of the form; the error at its path is shown beside it. */
export function TextSetting({
  form,
  path,
  label,
  hint,
  value,
  onChange,
  rows,
  ...rest
}: Common & {
  value: string;
  onChange: (value: string) => void;
  /** More than one line. */
  rows?: number;
  maxLength: number;
} & Pick<ComponentProps<"input">, "placeholder" | "required" | "list" | "className">) {
  return (
    <Field label={label} name={path} hint={hint} error={form.errors[path]}>
      {(control) =>
        rows ? (
          <Textarea
            {...control}
            {...rest}
            dir={value ? "auto" : undefined}
            rows={rows}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input
            {...control}
            {...rest}
            dir={value ? "auto" : undefined}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}

/** A web address; `https://` is added when somebody leaves it out. */
export function UrlSetting({
  form,
  path,
  label,
  hint,
  value,
  onChange,
  placeholder,
}: Common & { value: string; onChange: (value: string) => void; placeholder?: string }) {
  return (
    <Field label={label} name={path} hint={hint} error={form.errors[path]}>
      {(control) => (
        <Input
          {...control}
          value={value}
          inputMode="url"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={2048}
          placeholder={placeholder}
          onChange={(event) => onChange(event.target.value)}
          onBlur={() => withProtocol(value) !== value && onChange(withProtocol(value))}
        />
      )}
    </Field>
  );
}

export function NumberSetting({
  form,
  path,
  label,
  hint,
  ...rest
}: Common &
  Pick<ComponentProps<typeof NumberInput>, "value" | "onChange" | "unit" | "min" | "max">) {
  return (
    <Field label={label} name={path} hint={hint} error={form.errors[path]}>
      {(control) => <NumberInput {...control} {...rest} />}
    </Field>
  );
}

export function SelectSetting<T extends string>({
  form,
  path,
  label,
  hint,
  value,
  options,
  onChange,
}: Common & {
  value: T;
  options: ReadonlyArray<readonly [T, string]>;
  onChange: (value: T) => void;
}) {
  return (
    <Field label={label} name={path} hint={hint} error={form.errors[path]}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={onChange}
          options={options.map(([option, text]) => ({ value: option, label: text }))}
        />
      )}
    </Field>
  );
}
