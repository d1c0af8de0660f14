"use client";

import { Download } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Subgroup } from "@/components/conversations/details-group";
import { goTo } from "@/components/conversations/links";
import { Button, ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { errorText } from "@/lib/client/api";
import { contactExportHref, useDeleteContact } from "@/lib/client/contacts/use-contacts";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/contacts";

type Contact = { id: string; name: string };

/** Everything of a contact, to take along or to delete. */
export function ContactPrivacy({ contact }: { contact: Contact }) {
  const mayExport = useMay("contact.export");
  const mayDelete = useMay("contact.delete");
  const [deleting, setDeleting] = useState(false);
  if (!mayExport && !mayDelete) return null;
  return (
    <Subgroup title={t("privacy.title")}>
      <div className="flex flex-wrap gap-2">
        {mayExport && (
          <ButtonLink size="sm" href={contactExportHref(contact.id)} download prefetch={false}>
            <Download aria-hidden="true" className="size-3.5" />
            {t("privacy.export")}
          </ButtonLink>
        )}
        {mayDelete && (
          <Button size="sm" onClick={() => setDeleting(true)}>
            {t("delete.ask")}
          </Button>
        )}
      </div>
      {deleting && <DeleteContact contact={contact} onClose={() => setDeleting(false)} />}
    </Subgroup>
  );
}

/** It cannot be taken back, so it asks for the name: nobody types that by accident. */
function DeleteContact({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { mutate, isPending, error } = useDeleteContact(contact.id, ({ isComplete }) => {
    const text = isComplete
      ? t("delete.done", { name: contact.name })
      : t("delete.underway", { name: contact.name });
    showToast({ text });
    goTo(`/conversations${window.location.search}`);
  });
  const [typed, setTyped] = useState("");
  const isConfirmed = sameWords(typed, contact.name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isConfirmed) mutate();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("delete.title", { name: contact.name })}
      description={t("delete.description")}
    >
      <Form onSubmit={submit} className="flex flex-col gap-4">
        {error && <Notice tone="danger">{errorText(error)}</Notice>}
        <Field label={t("delete.typeName", { name: contact.name })} name="name">
          {(control) => (
            <Input
              {...control}
              dir="auto"
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("delete.cancel")}</Button>
          <SubmitButton variant="danger" disabled={!isConfirmed} busy={isPending}>
            {t("delete.confirm")}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

/** As people see them: white space and the two ways to write an accent make no difference. */
function sameWords(one: string, other: string): boolean {
  const plain = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();
  return plain(one) === plain(other);
}
