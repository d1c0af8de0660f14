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
        title="Check your new e-mail"
        description={`We sent a link to ${sentTo}. Open it to change your address.`}
      >
        <div className="flex justify-end">
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Change your e-mail address"
      description="We’ll send a confirmation link to the new address, and a notice to the old one once it has changed."
    >
      <Form onSubmit={submit} className="flex flex-col gap-4">
        {general && <Notice tone="danger">{general}</Notice>}
        <Field label="New e-mail address" name="email" error={errors.email}>
          {(control) => (
            <Input {...control} type="email" autoComplete="email" required maxLength={254} />
          )}
        </Field>
        <Field label="Your password" name="currentPassword" error={errors.currentPassword}>
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
          <Field label="Code from your app" name="code" error={errors.code}>
            {(control) => (
              <Input {...control} autoComplete="one-time-code" required maxLength={40} />
            )}
          </Field>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton variant="primary" busy={isPending}>
            Send the link
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
