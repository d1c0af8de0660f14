"use client";

import Link from "next/link";
import type { FormEvent } from "react";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { t } from "@/lib/texts/auth";

/**
 * The button that confirms an address. In a browser that is not signed in to the account it asks for
 * the account's password as well.
 */
export function ConfirmForm({
  label,
  busy,
  ready,
  general,
  passwordError,
  onConfirm,
}: {
  label: string;
  busy: boolean;
  ready: boolean;
  general: string | null;
  /** Undefined until the server asked for the password. */
  passwordError: string | undefined;
  onConfirm: (password: string | undefined) => void;
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get("password");
    onConfirm(typeof password === "string" ? password : undefined);
  };
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {general && <Notice tone="danger">{general}</Notice>}
      {passwordError !== undefined && (
        <>
          <Field
            label={t("confirm.password")}
            name="password"
            hint={t("confirm.passwordHint")}
            error={passwordError}
          >
            {(control) => (
              <PasswordInput {...control} autoComplete="current-password" required autoFocus />
            )}
          </Field>
          <Link
            href="/forgot-password"
            className="text-sm font-medium text-accent-text hover:underline"
          >
            {t("forgot.link")}
          </Link>
        </>
      )}
      <SubmitButton variant="primary" busy={busy} disabled={!ready} className="h-10">
        {label}
      </SubmitButton>
    </form>
  );
}
