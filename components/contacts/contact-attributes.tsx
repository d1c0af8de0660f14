"use client";

import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import {
  AttributeValues,
  type SaveValue,
  useDefined,
} from "@/components/attributes/attribute-values";
import { Group } from "@/components/conversations/details-group";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { errorText } from "@/lib/client/api";
import { useUpdateContact } from "@/lib/client/contacts/use-contacts";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { showToast } from "@/lib/client/toasts";
import { t as defined } from "@/lib/texts/attributes";
import { t } from "@/lib/texts/conversations";
import { t as details } from "@/lib/texts/details";

type Values = ConversationDetail["attributes"];

/**
 * What forms, the page, programs and the team said of the contact: what the workspace has defined, and whatever else
 * there is. Nobody has checked it.
 */
export function ContactAttributes({
  contactId,
  attributes,
}: {
  contactId: string;
  attributes: Values;
}) {
  const update = useUpdateContact(contactId);
  const mayEdit = useMay("contact.edit");
  const shown = useDefined("contact", attributes);
  if (!shown) return null;
  if (shown.defined.length + shown.others.length === 0 && !mayEdit) return null;
  const set = (key: string, value: Values[string]) =>
    update.mutateAsync({ attributes: { [key]: value } });
  const save: SaveValue = async ({ key, value, name }) => {
    const before = Object.hasOwn(attributes, key) ? (attributes[key] ?? null) : null;
    await set(key, value);
    const undo = () =>
      set(key, before).catch((error) => showToast({ tone: "danger", text: errorText(error) }));
    showToast({
      text: value === null ? details("edit.removed") : defined("values.saved", { name }),
      action: { label: details("edit.undo"), run: () => void undo() },
    });
  };
  return (
    <Group title={t("details.title")}>
      <AttributeValues {...shown} values={attributes} mayEdit={mayEdit} save={save} />
      {mayEdit && <AddAttribute known={attributes} onAdd={set} />}
    </Group>
  );
}

function AddAttribute({
  known,
  onAdd,
}: {
  known: Values;
  onAdd: (name: string, value: string) => Promise<unknown>;
}) {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const close = () => {
    setOpen(false);
    setName("");
    setValue("");
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await onAdd(name.trim(), value.trim());
      close();
    } catch (error) {
      showToast({ tone: "danger", text: errorText(error) });
    }
  };
  if (!isOpen) {
    return (
      <Button size="sm" variant="quiet" className="-ms-2.5" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" className="size-3.5" />
        {details("edit.add")}
      </Button>
    );
  }
  const isTaken = Object.hasOwn(known, name.trim());
  return (
    <Form onSubmit={submit} className="flex flex-col gap-2">
      <Input
        autoFocus
        name="name"
        aria-label={details("edit.newName")}
        placeholder={details("edit.newName")}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
        className="!h-8"
      />
      <Input
        name="value"
        dir="auto"
        aria-label={details("edit.newValue")}
        placeholder={details("edit.newValue")}
        maxLength={1_000}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        className="!h-8"
      />
      <div className="flex gap-2">
        <Button
          size="sm"
          type="submit"
          variant="primary"
          disabled={name.trim() === "" || value.trim() === "" || isTaken}
        >
          {details("edit.confirm")}
        </Button>
        <Button size="sm" onClick={close}>
          {details("edit.cancel")}
        </Button>
      </div>
    </Form>
  );
}
