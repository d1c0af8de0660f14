"use client";

import { MAX_PASSWORD_CHARS } from "@linkdesk/contract/password.ts";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { useChangeEmail, useSecurity } from "@/lib/client/account/use-account";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { t } from "@/lib/texts/account";

/** Asks for another address, and for what only the owner of the account has. */
export function ChangeEmailDialog({ onClose }: { onClose: () => void }) {
  const security = useSecurity();
  const { mutate, isPending, error } = useChangeEmail();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const errors = fieldErrors(error);
  const general = formError(error, ["email", "currentPassword", "code"]);
  const hasCode = security.data?.twoFactor.enabled === true;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = textOf(form, "email");
    const currentPassword = String(form.get("currentPassword") ?? "");
    const code = hasCode ? textOf(form, "code") : undefined;
    mutate({ email, currentPassword, code }, { onSuccess: () => setSentTo(email) });
  };
  if (sentTo) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={t("email.sentTitle")}
        description={t("email.sent", { email: sentTo })}
      >
        <div className="flex justify-end">
          <Button variant="primary" onClick={onClose}>
            {t("email.close")}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog open onClose={onClose} title={t("email.title")} description={t("email.description")}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        {general && <Notice tone="danger">{general}</Notice>}
        <Field label={t("email.new")} name="email" error={errors.email}>
          {(control) => (
            <Input {...control} type="email" autoComplete="email" required maxLength={254} />
          )}
        </Field>
        <Field label={t("proof.password")} name="currentPassword" error={errors.currentPassword}>
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete="current-password"
              required
              maxLength={MAX_PASSWORD_CHARS}
            />
          )}
        </Field>
        {hasCode && (
          <Field label={t("proof.code")} name="code" error={errors.code}>
            {(control) => (
              <Input {...control} autoComplete="one-time-code" required maxLength={40} />
            )}
          </Field>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("cancel")}</Button>
          <SubmitButton variant="primary" busy={isPending}>
            {t("email.send")}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
