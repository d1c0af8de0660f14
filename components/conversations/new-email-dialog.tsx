"use client";

import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input, Textarea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { api } from "@/lib/client/api";
import { OPEN_LIST } from "@/lib/client/conversations/conversation-cache";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { t } from "@/lib/texts/emails";
import { conversationHref, goTo } from "./links.ts";

type Contact = { id: string; name: string; address: string };

/** Starts a conversation with a mail: to an address, or to a contact who is given. */
export function NewEmailDialog({
  inboxes,
  contact,
  onClose,
}: {
  /** Those that send mails. */
  inboxes: readonly Inbox[];
  contact?: Contact;
  onClose: () => void;
}) {
  // Sending the same form twice sends one mail.
  const [clientId] = useState(() => crypto.randomUUID());
  const { mutate, isPending, error } = useMutation({
    mutationFn: (form: FormData) =>
      api.post("/conversations", {
        clientId,
        inboxId: textOf(form, "inboxId"),
        ...(contact
          ? { contactId: contact.id }
          : { to: { name: textOf(form, "name"), address: textOf(form, "address") } }),
        subject: textOf(form, "subject"),
        text: textOf(form, "text"),
      }),
    onSuccess: ({ conversationId }) => {
      onClose();
      goTo(conversationHref(conversationId, OPEN_LIST));
    },
  });
  const errors = fieldErrors(error);
  const general = formError(error, ["to.address", "to.name", "subject", "text", "inboxId"]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(new FormData(event.currentTarget));
  };
  return (
    <Dialog open onClose={onClose} title={t("compose.title")}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        {general && <Notice tone="danger">{general}</Notice>}
        {contact ? <FixedRecipient contact={contact} /> : <RecipientFields errors={errors} />}
        <Field label={t("compose.from")} name="inboxId" error={errors.inboxId}>
          {(control) => (
            <Select
              {...control}
              options={inboxes.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
        <Field label={t("compose.subject")} name="subject" error={errors.subject}>
          {(control) => <Input {...control} required maxLength={500} dir="auto" />}
        </Field>
        <Field label={t("compose.text")} name="text" error={errors.text}>
          {(control) => <Textarea {...control} required rows={7} dir="auto" />}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("compose.cancel")}</Button>
          <SubmitButton variant="primary" busy={isPending}>
            {t("compose.send")}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

function FixedRecipient({ contact: { name, address } }: { contact: Contact }) {
  return (
    <dl className="flex flex-col gap-1.5 text-sm">
      <dt className="font-medium text-[13px]">{t("compose.toLabel")}</dt>
      <dd className="[overflow-wrap:anywhere]">
        <bdi>{name}</bdi> <bdi className="text-muted">{address}</bdi>
      </dd>
    </dl>
  );
}

function RecipientFields({ errors }: { errors: ReturnType<typeof fieldErrors> }) {
  return (
    <>
      <Field label={t("compose.toLabel")} name="address" error={errors["to.address"]}>
        {(control) => (
          <Input
            {...control}
            required
            type="email"
            maxLength={254}
            placeholder="kari@example.com"
          />
        )}
      </Field>
      <Field label={t("compose.nameLabel")} name="name" error={errors["to.name"]}>
        {(control) => <Input {...control} maxLength={200} />}
      </Field>
    </>
  );
}
