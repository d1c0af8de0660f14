"use client";

import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import { Plus, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Fact, Group } from "@/components/conversations/details-group";
import { shownValue } from "@/components/conversations/shown-value";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { InlineEdit } from "@/components/ui/inline-edit";
import { Input } from "@/components/ui/input";
import { errorText } from "@/lib/client/api";
import { useUpdateContact } from "@/lib/client/contacts/use-contacts";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/conversations";
import { t as details } from "@/lib/texts/details";

type Value = ConversationDetail["attributes"][string];

/** What forms, the page, programs and the team said of the contact. Nobody has checked it. */
export function ContactAttributes({
  contactId,
  attributes,
}: {
  contactId: string;
  attributes: ConversationDetail["attributes"];
}) {
  const update = useUpdateContact(contactId);
  const mayEdit = useMay("contact.edit");
  const set = (name: string, value: Value) => update.mutateAsync({ attributes: { [name]: value } });
  const entries = Object.entries(attributes);
  if (entries.length === 0 && !mayEdit) return null;
  const remove = async (name: string, value: Value) => {
    try {
      await set(name, null);
      const action = { label: details("edit.undo"), run: () => void set(name, value) };
      showToast({ text: details("edit.removed"), action });
    } catch (error) {
      showToast({ tone: "danger", text: errorText(error) });
    }
  };
  return (
    <Group title={t("details.title")}>
      {entries.map(([name, value]) => (
        <Fact key={name} label={<bdi className="[overflow-wrap:anywhere]">{labelOf(name)}</bdi>}>
          {mayEdit ? (
            <span className="group/fact flex items-start gap-1">
              <span className="min-w-0 flex-1">
                <InlineEdit
                  label={labelOf(name)}
                  value={value === null ? "" : String(value)}
                  save={(typed) => set(name, sameKind(value, typed))}
                  explain={errorText}
                  maxLength={1_000}
                >
                  <Shown value={value} />
                </InlineEdit>
              </span>
              <button
                type="button"
                aria-label={details("edit.remove", { name: labelOf(name) })}
                onClick={() => void remove(name, value)}
                className="rounded-control p-1 text-faint opacity-0 hover:text-ink focus-visible:opacity-100 group-hover/fact:opacity-100 pointer-coarse:opacity-100"
              >
                <X aria-hidden="true" className="size-3" />
              </button>
            </span>
          ) : (
            <Shown value={value} />
          )}
        </Fact>
      ))}
      {mayEdit && <AddAttribute known={attributes} onAdd={set} />}
    </Group>
  );
}

/** The same without a way to change it: what was answered before this conversation. */
export function Answers({
  title,
  answers,
}: {
  title: string;
  answers: ConversationDetail["attributes"];
}) {
  const entries = Object.entries(answers);
  if (entries.length === 0) return null;
  return (
    <Group title={title}>
      {entries.map(([name, value]) => (
        <Fact key={name} label={<bdi className="[overflow-wrap:anywhere]">{labelOf(name)}</bdi>}>
          <Shown value={value} />
        </Fact>
      ))}
    </Group>
  );
}

function Shown({ value }: { value: Value }) {
  return (
    <span dir="auto" className="block whitespace-pre-wrap [overflow-wrap:anywhere]">
      {value === null || value === "" ? "–" : shownValue(value)}
    </span>
  );
}

function AddAttribute({
  known,
  onAdd,
}: {
  known: ConversationDetail["attributes"];
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

/** A number stays a number and a yes stays a yes, if what was typed is one. */
function sameKind(before: Value, typed: string): Value {
  if (typed === "") return null;
  if (typeof before === "number" && Number.isFinite(Number(typed))) return Number(typed);
  if (typeof before === "boolean" && (typed === "true" || typed === "false"))
    return typed === "true";
  return typed;
}

/** `team_size` reads as "Team size"; `accountId` stays as the website calls it. */
function labelOf(name: string): string {
  const words = name.replaceAll("_", " ").trim();
  return words === "" ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
