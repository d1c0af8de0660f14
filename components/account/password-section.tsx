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
          showToast({ text: "Password changed. Your other browsers were signed out" });
        },
      },
    );
  };
  return (
    <AccountSection
      title="Password"
      lead={
        hasPassword
          ? "Changing it signs out your other browsers."
          : "You sign in through a provider. Set a password if you also want to sign in without it."
      }
    >
      <Form ref={form} method="post" onSubmit={submit} className="flex flex-col gap-4">
        {general && <Notice tone="danger">{general}</Notice>}
        {hasPassword && (
          <Field label="Current password" name="currentPassword" error={errors.currentPassword}>
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
          {hasPassword ? "Change password" : "Set password"}
        </SubmitButton>
      </Form>
    </AccountSection>
  );
}
