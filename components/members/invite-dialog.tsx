"use client";

import { type FormEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { type NewInvitation, useCreateInvitation } from "@/lib/client/members/use-members";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { t } from "@/lib/texts/members";

/** Makes an invitation link, shown once. */
export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { mutate, data, isPending, error, reset } = useCreateInvitation();
  const { config } = useDashboard();
  const errors = fieldErrors(error);
  const general = formError(error, ["email", "role"]);
  const close = () => {
    reset();
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const role = textOf(form, "role") === "admin" ? "admin" : "agent";
    mutate({ email: textOf(form, "email"), role });
  };
  if (data) {
    return (
      <Dialog
        open={open}
        onClose={close}
        title={data.isMailed ? t("invite.mailedTitle") : t("invite.linkTitle")}
        description={
          data.isMailed
            ? t("invite.mailed", { email: data.invitation.email })
            : t("invite.onlyOnce", { email: data.invitation.email })
        }
      >
        <InvitationLink created={data} onDone={close} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t("invite.title")}
      description={config.mail ? t("invite.byMail") : t("invite.byLink")}
    >
      <Form onSubmit={submit} className="flex flex-col gap-4">
        {general && <Notice tone="danger">{general}</Notice>}
        <Field label={t("invite.email")} name="email" error={errors.email}>
          {(control) => (
            <Input {...control} type="email" required maxLength={254} autoComplete="off" />
          )}
        </Field>
        <Field label={t("invite.role")} name="role" error={errors.role}>
          {(control) => (
            <Select
              {...control}
              options={[
                { value: "agent", label: t("invite.agent") },
                { value: "admin", label: t("invite.admin") },
              ]}
            />
          )}
        </Field>
        <div className="mt-2 flex justify-end gap-2">
          <Button onClick={close}>{t("invite.cancel")}</Button>
          <SubmitButton variant="primary" busy={isPending}>
            {config.mail ? t("invite.send") : t("invite.create")}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

function InvitationLink({ created, onDone }: { created: NewInvitation; onDone: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Input
        ref={field}
        readOnly
        aria-label={t("invite.link")}
        value={created.url}
        onFocus={() => field.current?.select()}
        className="font-mono"
      />
      <div className="mt-4 flex items-center justify-end gap-2">
        <CopyButton text={created.url} label={t("invite.copy")} />
        <Button size="sm" variant="primary" onClick={onDone}>
          {t("invite.close")}
        </Button>
      </div>
    </>
  );
}
