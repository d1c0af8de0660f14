"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { useRename } from "@/lib/client/account/use-account";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/account";
import { AccountSection } from "./account-section.tsx";
import { ChangeEmailDialog } from "./change-email-dialog.tsx";

export function ProfileSection() {
  const { me, config } = useDashboard();
  const [isChanging, setIsChanging] = useState(false);
  const router = useRouter();
  const { mutate, isPending, error } = useRename();
  const general = formError(error, ["name"]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(textOf(new FormData(event.currentTarget), "name"), {
      onSuccess: () => {
        showToast({ text: t("profile.done") });
        router.refresh();
      },
    });
  };
  return (
    <AccountSection title={t("profile.title")}>
      <Form method="post" onSubmit={submit} className="flex flex-col gap-4">
        {general && <Notice tone="danger">{general}</Notice>}
        <Field
          label={t("profile.name")}
          name="name"
          hint={t("profile.nameHint")}
          error={fieldErrors(error).name}
        >
          {(control) => (
            <Input
              {...control}
              defaultValue={me.name}
              autoComplete="name"
              required
              maxLength={80}
            />
          )}
        </Field>
        <Field label={t("profile.email")} name="email">
          {(control) => <Input {...control} value={me.email} readOnly />}
        </Field>
        <div className="flex flex-wrap gap-2">
          <SubmitButton variant="primary" busy={isPending}>
            {t("profile.save")}
          </SubmitButton>
          {config.mail && (
            <Button onClick={() => setIsChanging(true)}>{t("profile.changeEmail")}</Button>
          )}
        </div>
      </Form>
      {isChanging && <ChangeEmailDialog onClose={() => setIsChanging(false)} />}
    </AccountSection>
  );
}
