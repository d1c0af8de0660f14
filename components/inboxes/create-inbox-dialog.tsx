"use client";

import type { CreateInboxBody, Inbox } from "@linkdesk/contract/inboxes.ts";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FieldErrors, fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { useCreateInbox } from "@/lib/client/inboxes/use-inboxes";
import { withProtocol } from "@/lib/client/inboxes/website-address";
import { t } from "@/lib/texts/inboxes";
import { KindIcon } from "./kind-icon.tsx";

const KINDS = ["webchat", "email"] as const satisfies readonly Inbox["kind"][];
const FIELDS = {
  webchat: ["name", "brandName", "websiteUrl"],
  email: ["name", "address", "senderName"],
} as const;

/** The kind of a new inbox, and the little that each kind needs. */
export function CreateInboxDialog({
  open,
  onClose,
  onCreated,
}: {
  open: boolean;
  onClose: () => void;
  onCreated: (inbox: Inbox) => void;
}) {
  const [kind, setKind] = useState<Inbox["kind"]>("webchat");
  const { mutate, isPending, error, reset } = useCreateInbox();
  const errors = fieldErrors(error);
  const general = formError(error, FIELDS[kind]);
  const close = () => {
    reset();
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = bodyOf(kind, new FormData(event.currentTarget));
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
        <Segmented
          legend={t("create.kind")}
          hint={t(`create.kindHints.${kind}`)}
          value={kind}
          onChange={(next) => {
            reset();
            setKind(next);
          }}
          options={KINDS.map((value) => ({
            value,
            label: t(`create.kinds.${value}`),
            icon: <KindIcon kind={value} className="size-4" />,
          }))}
        />
        {kind === "webchat" ? <WebchatFields errors={errors} /> : <EmailFields errors={errors} />}
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

function bodyOf(kind: Inbox["kind"], form: FormData): CreateInboxBody {
  const name = textOf(form, "name");
  if (kind === "email") {
    return { kind, name, address: textOf(form, "address"), senderName: textOf(form, "senderName") };
  }
  const websiteUrl = withProtocol(textOf(form, "websiteUrl"));
  return { name, brandName: textOf(form, "brandName"), websiteUrl };
}

function NameField({ errors, example }: { errors: FieldErrors; example: string }) {
  return (
    <Field label={t("fields.name")} name="name" hint={t("fields.nameHint")} error={errors.name}>
      {(control) => <Input {...control} required maxLength={80} placeholder={example} />}
    </Field>
  );
}

function WebchatFields({ errors }: { errors: FieldErrors }) {
  return (
    <>
      <NameField errors={errors} example={t("fields.nameExample")} />
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
    </>
  );
}

function EmailFields({ errors }: { errors: FieldErrors }) {
  return (
    <>
      <Field
        label={t("create.address")}
        name="address"
        hint={t("create.addressHint")}
        error={errors.address}
      >
        {(control) => (
          <Input
            {...control}
            required
            type="email"
            autoComplete="off"
            spellCheck={false}
            maxLength={254}
            placeholder="support@example.com"
          />
        )}
      </Field>
      <Field
        label={t("create.senderName")}
        name="senderName"
        hint={t("create.senderNameHint")}
        error={errors.senderName}
      >
        {(control) => (
          <Input
            {...control}
            required
            maxLength={80}
            autoComplete="off"
            placeholder={t("create.senderNameExample")}
          />
        )}
      </Field>
      <NameField errors={errors} example={t("create.emailNameExample")} />
    </>
  );
}
