import { MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS } from "@linkdesk/contract/password.ts";
import { t } from "@/lib/texts/ui";
import { Field } from "./field.tsx";
import { PasswordInput } from "./password-input.tsx";

/** A password that is chosen now, with what it has to be like. */
export function NewPasswordField({
  label = t("password.new"),
  error,
}: {
  label?: string;
  error?: string;
}) {
  return (
    <Field
      label={label}
      name="password"
      hint={t("password.hint", { count: MIN_PASSWORD_CHARS })}
      error={error}
    >
      {(control) => (
        <PasswordInput
          {...control}
          autoComplete="new-password"
          required
          minLength={MIN_PASSWORD_CHARS}
          maxLength={MAX_PASSWORD_CHARS}
        />
      )}
    </Field>
  );
}
