"use client";

import { MAX_PASSWORD_CHARS } from "@linkdesk/contract/password.ts";
import { type FormEvent, useRef } from "react";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { NewPasswordField } from "@/components/ui/new-password-field";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { useChangePassword } from "@/lib/client/account/use-account";
import { fieldErrors, formError } from "@/lib/client/form-errors";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/account";
import { AccountSection } from "./account-section.tsx";

export function PasswordSection({ hasPassword }: { hasPassword: boolean }) {
  const form = useRef<HTMLFormElement>(null);
  const { mutate, isPending, error } = useChangePassword();
  const errors = fieldErrors(error);
  const general = formError(error, ["currentPassword", "password"]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const currentPassword = hasPassword ? String(data.get("currentPassword") ?? "") : undefined;
    mutate(
      { currentPassword, password: String(data.get("password") ?? "") },
      {
        onSuccess: () => {
          form.current?.reset();
          showToast({ text: t("password.done") });
        },
      },
    );
  };
  return (
    <AccountSection
      title={t("password.title")}
      lead={hasPassword ? t("password.lead") : t("password.noneLead")}
    >
      <Form ref={form} method="post" onSubmit={submit} className="flex flex-col gap-4">
        {general && <Notice tone="danger">{general}</Notice>}
        {hasPassword && (
          <Field
            label={t("password.current")}
            name="currentPassword"
            error={errors.currentPassword}
          >
            {(control) => (
              <PasswordInput
                {...control}
                autoComplete="current-password"
                required
                maxLength={MAX_PASSWORD_CHARS}
              />
            )}
          </Field>
        )}
        <NewPasswordField error={errors.password} />
        <SubmitButton busy={isPending} className="self-start">
          {hasPassword ? t("password.change") : t("password.set")}
        </SubmitButton>
      </Form>
    </AccountSection>
  );
}
