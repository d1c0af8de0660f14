"use client";

import type { SignUpBody } from "@linkdesk/contract/accounts.ts";
import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NewPasswordField } from "@/components/ui/new-password-field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { api } from "@/lib/client/api";
import { HOME_PATH } from "@/lib/client/auth/safe-next";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { t } from "@/lib/texts/auth";

const FIELDS = ["workspaceName", "name", "email", "password"] as const;

/** The invitation's token, and the address it was made for. */
type InvitationLink = { token: string; email: string };

function bodyOf(
  form: FormData,
  invitation: InvitationLink | null,
  hasWorkspace: boolean,
): SignUpBody {
  const password = form.get("password");
  return {
    name: textOf(form, "name"),
    email: textOf(form, "email"),
    password: typeof password === "string" ? password : "",
    ...(hasWorkspace && { workspaceName: textOf(form, "workspaceName") }),
    ...(invitation && { invitation: invitation.token }),
  };
}

/**
 * Makes an account: with its own workspace, in the one an invitation belongs to, or in none yet.
 */
export function SignUpForm({
  invitation,
  hasWorkspace = invitation === null,
}: {
  invitation: InvitationLink | null;
  hasWorkspace?: boolean;
}) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [mailed, setMailed] = useState<string | null>(null);
  const errors = fieldErrors(error);
  const general = formError(error, FIELDS);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = bodyOf(new FormData(event.currentTarget), invitation, hasWorkspace);
    setBusy(true);
    setError(null);
    try {
      await api.post("/signup", body);
      const { email, password } = body;
      const result = await signIn("credentials", { email, password, redirect: false });
      if (!result?.error) return window.location.assign(HOME_PATH);
      // The address has an account: its owner gets a mail, and nobody else learns of it.
      setMailed(email);
      setBusy(false);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };

  return (
    <Form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {general && <Notice tone="danger">{general}</Notice>}
      {mailed && <Notice tone="info">{t("signUp.mailed", { email: mailed })}</Notice>}
      {hasWorkspace && (
        <Field
          label={t("workspace.name")}
          name="workspaceName"
          hint={t("signUp.workspaceHint")}
          error={errors.workspaceName}
        >
          {(control) => (
            <Input {...control} autoComplete="organization" required maxLength={80} autoFocus />
          )}
        </Field>
      )}
      <Field label={t("signUp.name")} name="name" hint={t("signUp.nameHint")} error={errors.name}>
        {(control) => <Input {...control} autoComplete="name" required maxLength={80} />}
      </Field>
      <Field label={t("email")} name="email" error={errors.email}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="username"
            required
            maxLength={254}
            readOnly={invitation !== null}
            defaultValue={invitation?.email}
          />
        )}
      </Field>
      <NewPasswordField label={t("password")} error={errors.password} />
      <SubmitButton variant="primary" busy={busy} className="mt-2 h-10">
        {hasWorkspace
          ? t("workspace.create")
          : invitation
            ? t("join.button")
            : t("signUp.createAccount")}
      </SubmitButton>
    </Form>
  );
}
