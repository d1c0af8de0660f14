"use client";

import { type FormEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { api } from "@/lib/client/api";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { t } from "@/lib/texts/auth";

/** Asks for a link by mail; what it says afterwards is the same for every address. */
export function ForgotPasswordForm() {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const general = formError(error, ["email"]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = textOf(new FormData(event.currentTarget), "email");
    setBusy(true);
    setError(null);
    try {
      await api.post("/password-reset", { email });
      setSentTo(email);
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  if (sentTo !== null) {
    return (
      <p role="status" className="text-sm">
        {t.rich("forgot.sent", {
          email: sentTo,
          address: (words) => <strong className="break-all">{words}</strong>,
        })}
      </p>
    );
  }
  return (
    <Form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {general && <Notice tone="danger">{general}</Notice>}
      <Field label={t("email")} name="email" error={fieldErrors(error).email}>
        {(control) => (
          <Input {...control} type="email" autoComplete="username" required autoFocus />
        )}
      </Field>
      <SubmitButton variant="primary" busy={busy} className="mt-2 h-10">
        {t("forgot.button")}
      </SubmitButton>
    </Form>
  );
}
