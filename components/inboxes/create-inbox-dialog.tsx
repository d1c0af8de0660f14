"use client";

import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { useCreateInbox } from "@/lib/client/inboxes/use-inboxes";
import { withProtocol } from "@/lib/client/inboxes/website-address";
import { t } from "@/lib/texts/inboxes";

/** Name, brand and website: all a new inbox needs. */
export function CreateInboxDialog({
  open,
  onClose,
  onCreated,
}: {
  open: boolean;
  onClose: () => void;
  onCreated: (inbox: Inbox) => void;
}) {
  const { mutate, isPending, error, reset } = useCreateInbox();
  const errors = fieldErrors(error);
  const general = formError(error, ["name", "brandName", "websiteUrl"]);
  const close = () => {
    reset();
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = {
      name: textOf(form, "name"),
      brandName: textOf(form, "brandName"),
      websiteUrl: withProtocol(textOf(form, "websiteUrl")),
    };
    mutate(body, { onSuccess: onCreated });
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t("create.title")}
      description={t("create.description")}
    >
      <Form onSubmit={submit} className="flex flex-col gap-4">
        {general && <Notice tone="danger">{general}</Notice>}
        <Field label={t("fields.name")} name="name" hint={t("fields.nameHint")} error={errors.name}>
          {(control) => (
            <Input {...control} required maxLength={80} placeholder={t("fields.nameExample")} />
          )}
        </Field>
        <Field
          label={t("fields.brand")}
          name="brandName"
          hint={t("fields.brandHint")}
          error={errors.brandName}
        >
          {(control) => (
            <Input
              {...control}
              required
              maxLength={80}
              autoComplete="organization"
              placeholder={t("fields.brandExample")}
            />
          )}
        </Field>
        <Field
          label={t("fields.website")}
          name="websiteUrl"
          hint={t("create.websiteHint")}
          error={errors.websiteUrl}
        >
          {(control) => (
            <Input
              {...control}
              required
              inputMode="url"
              autoComplete="url"
              spellCheck={false}
              maxLength={2048}
              placeholder="www.example.com"
            />
          )}
        </Field>
        <div className="mt-2 flex justify-end gap-2">
          <Button onClick={close}>{t("cancel")}</Button>
          <SubmitButton variant="primary" busy={isPending}>
            {t("create.button")}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
