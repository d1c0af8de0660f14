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

/** The second step of signing in. */
export function SecondFactorForm({ next }: { next: string }) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const general = formError(error, ["code"]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = textOf(new FormData(event.currentTarget), "code");
    setBusy(true);
    setError(null);
    try {
      await api.post("/me/two-factor/check", { code });
      window.location.assign(next);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {general && <Notice tone="danger">{general}</Notice>}
      <Field
        label={t("secondFactor.code")}
        name="code"
        hint={t("secondFactor.hint")}
        error={fieldErrors(error).code}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="one-time-code"
            autoCapitalize="off"
            spellCheck={false}
            required
            maxLength={40}
            autoFocus
            className="font-mono tracking-wider"
          />
        )}
      </Field>
      <SubmitButton variant="primary" busy={busy} className="mt-2 h-10">
        {t("secondFactor.button")}
      </SubmitButton>
    </Form>
  );
}
