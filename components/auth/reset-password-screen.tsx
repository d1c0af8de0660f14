"use client";

import Link from "next/link";
import { type FormEvent, useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { NewPasswordField } from "@/components/ui/new-password-field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { api } from "@/lib/client/api";
import { useLinkToken } from "@/lib/client/auth/use-link-token";
import { fieldErrors, formError } from "@/lib/client/form-errors";
import { t } from "@/lib/texts/auth";
import { AuthCard } from "./auth-card.tsx";

/** What the link in a reset mail opens. */
export function ResetPasswordScreen() {
  const token = useLinkToken();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const errors = fieldErrors(error);
  const isSpent = errors.token !== undefined;
  const general = formError(error, ["password", "token"]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!token) return;
    const password = String(new FormData(event.currentTarget).get("password"));
    setBusy(true);
    setError(null);
    try {
      await api.post("/password-reset/confirm", { token, password });
      setIsDone(true);
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  if (isDone) {
    return (
      <AuthCard title={t("reset.doneTitle")} lead={t("reset.done")}>
        <ButtonLink href="/sign-in" variant="primary" className="h-10 w-full">
          {t("signIn.button")}
        </ButtonLink>
      </AuthCard>
    );
  }
  if (token === null || isSpent) {
    return (
      <AuthCard
        title={t("spent.title")}
        lead={t("reset.spent")}
        footer={
          <Link href="/forgot-password" className="font-medium text-accent-text hover:underline">
            {t("reset.again")}
          </Link>
        }
      />
    );
  }
  return (
    <AuthCard title={t("reset.title")}>
      <Form method="post" onSubmit={submit} className="flex flex-col gap-4">
        {general && <Notice tone="danger">{general}</Notice>}
        <NewPasswordField error={errors.password} />
        <SubmitButton variant="primary" busy={busy} disabled={!token} className="mt-2 h-10">
          {t("reset.button")}
        </SubmitButton>
      </Form>
    </AuthCard>
  );
}
