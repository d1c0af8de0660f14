"use client";

import Link from "next/link";
import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { textOf } from "@/lib/client/form-errors";
import { t } from "@/lib/texts/auth";

/** The server says how long; nobody counts seconds. */
function tooMany(code: string | undefined): string {
  const seconds = Number(code?.split("_").at(-1)) || 60;
  const minutes = Math.ceil(seconds / 60);
  return t("signIn.tooMany", { minutes });
}

async function trySignIn(email: string, password: string): Promise<string | null> {
  try {
    const result = await signIn("credentials", { email, password, redirect: false });
    if (!result?.error) return null;
    if (result.status === 429) return tooMany(result.code);
    return result.error === "CredentialsSignin" ? t("signIn.wrong") : t("signIn.unreachable");
  } catch {
    return t("signIn.unreachable");
  }
}

/** Signs in and goes to `next`, which the page has checked to be one of ours. */
export function SignInForm({ next, canReset }: { next: string; canReset: boolean }) {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = form.get("password");
    setBusy(true);
    setError(null);
    const failure = await trySignIn(
      textOf(form, "email"),
      typeof password === "string" ? password : "",
    );
    if (failure === null) {
      // A full load, so that nothing cached for a signed-out browser is shown. Through this page,
      // which knows whether a second factor is due.
      window.location.assign(`/sign-in?next=${encodeURIComponent(next)}`);
      return;
    }
    setError(failure);
    setBusy(false);
  };

  return (
    <Form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {error && <Notice tone="danger">{error}</Notice>}
      <Field label={t("email")} name="email">
        {(control) => (
          <Input {...control} type="email" autoComplete="username" required autoFocus />
        )}
      </Field>
      <Field label={t("password")} name="password">
        {(control) => <PasswordInput {...control} autoComplete="current-password" required />}
      </Field>
      {canReset && (
        <Link
          href="/forgot-password"
          className="-mt-2 self-end text-[13px] text-accent-text hover:underline"
        >
          {t("forgot.link")}
        </Link>
      )}
      <SubmitButton variant="primary" busy={busy} className="mt-2 h-10">
        {t("signIn.button")}
      </SubmitButton>
    </Form>
  );
}
