"use client";

import { MAX_PASSWORD_CHARS } from "@linkdesk/contract/password.ts";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Proof } from "@/lib/client/account/use-account";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { t } from "@/lib/texts/account";

/** Asks for what only the owner of the account has, before something that matters. */
export function ProofForm({
  kind,
  submitLabel,
  isDangerous = false,
  busy,
  error,
  onSubmit,
  onCancel,
}: {
  /** "nothing" where the account has neither. */
  kind: "password" | "code" | "nothing";
  submitLabel: string;
  isDangerous?: boolean;
  busy: boolean;
  error: unknown;
  onSubmit: (proof: Proof) => void;
  onCancel: () => void;
}) {
  const errors = fieldErrors(error);
  const general = formError(error, ["currentPassword", "code"]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (kind === "password") {
      onSubmit({ currentPassword: String(form.get("currentPassword") ?? "") });
    } else onSubmit(kind === "code" ? { code: textOf(form, "code") } : {});
  };
  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      {general && <Notice tone="danger">{general}</Notice>}
      {kind === "password" && (
        <Field label={t("proof.password")} name="currentPassword" error={errors.currentPassword}>
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete="current-password"
              required
              maxLength={MAX_PASSWORD_CHARS}
              autoFocus
            />
          )}
        </Field>
      )}
      {kind === "code" && (
        <Field label={t("proof.code")} name="code" error={errors.code}>
          {(control) => (
            <Input {...control} autoComplete="one-time-code" required maxLength={40} autoFocus />
          )}
        </Field>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <SubmitButton variant={isDangerous ? "danger" : "primary"} busy={busy}>
          {submitLabel}
        </SubmitButton>
      </div>
    </Form>
  );
}
