import { MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS } from "@linkdesk/contract/password.ts";
import { Field } from "./field.tsx";
import { PasswordInput } from "./password-input.tsx";

/** A password that is chosen now, with what it has to be like. */
export function NewPasswordField({
  label = "New password",
  error,
}: {
  label?: string;
  error?: string;
}) {
  return (
    <Field
      label={label}
      name="password"
      hint={`At least ${MIN_PASSWORD_CHARS} characters. A few random words work well.`}
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
