"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { errorText } from "@/lib/client/api";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { showToast } from "@/lib/client/toasts";
import { usePatchInbox } from "@/lib/client/use-inboxes";
import type { Inbox } from "@/lib/contract/inboxes";
import { withProtocol } from "./website-address.ts";

type Props = { inbox: Inbox; canManage: boolean };

/** Names and website of an inbox, and its switch. */
export function GeneralForm({ inbox, canManage }: Props) {
  const { mutate, isPending, error } = usePatchInbox(inbox.id);
  const errors = fieldErrors(error);
  const general = formError(error, ["name", "brandName", "websiteUrl"]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = {
      name: textOf(form, "name"),
      brandName: textOf(form, "brandName"),
      websiteUrl: withProtocol(textOf(form, "websiteUrl")),
    };
    mutate(body, { onSuccess: () => showToast({ text: "Saved" }) });
  };
  const readOnly = !canManage;
  return (
    <div className="max-w-lg">
      <form onSubmit={submit} className="flex flex-col gap-5">
        {general && <Notice tone="danger">{general}</Notice>}
        <Field label="Name" name="name" hint="For your team." error={errors.name}>
          {(control) => (
            <Input
              {...control}
              defaultValue={inbox.name}
              readOnly={readOnly}
              required
              maxLength={80}
            />
          )}
        </Field>
        <Field
          label="Brand name"
          name="brandName"
          hint="Visitors see it at the top of the chat."
          error={errors.brandName}
        >
          {(control) => (
            <Input
              {...control}
              defaultValue={inbox.brandName}
              readOnly={readOnly}
              required
              maxLength={80}
            />
          )}
        </Field>
        <Field label="Website" name="websiteUrl" error={errors.websiteUrl}>
          {(control) => (
            <Input
              {...control}
              defaultValue={inbox.websiteUrl}
              readOnly={readOnly}
              required
              inputMode="url"
              spellCheck={false}
              maxLength={2048}
            />
          )}
        </Field>
        {canManage && (
          <Button type="submit" variant="primary" busy={isPending} className="self-start">
            Save changes
          </Button>
        )}
      </form>
      {canManage && <OnOff inbox={inbox} />}
    </div>
  );
}

function OnOff({ inbox }: { inbox: Inbox }) {
  const { mutate, isPending, error, reset } = usePatchInbox(inbox.id);
  const [asking, setAsking] = useState(false);
  const turnOff = () =>
    mutate(
      { enabled: false },
      {
        onSuccess: () => {
          setAsking(false);
          showToast({ text: `${inbox.name} is off` });
        },
      },
    );
  const turnOn = () =>
    mutate(
      { enabled: true },
      {
        onSuccess: () => showToast({ text: `${inbox.name} is on` }),
        onError: (failure) => showToast({ tone: "danger", text: errorText(failure) }),
      },
    );
  return (
    <section className="mt-10 border-line border-t pt-6">
      <h2 className="font-semibold text-[15px]">
        {inbox.enabled ? "Turn this inbox off" : "This inbox is off"}
      </h2>
      <p className="mt-1 mb-4 text-muted text-sm">
        {inbox.enabled
          ? "The chat disappears from your website and visitors can’t write. Conversations stay here."
          : "The chat is hidden on your website and visitors can’t write. Turn it on to let them in again."}
      </p>
      {inbox.enabled ? (
        <Button onClick={() => setAsking(true)}>Turn off…</Button>
      ) : (
        <Button variant="primary" busy={isPending} onClick={turnOn}>
          Turn on
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => {
          reset();
          setAsking(false);
        }}
        title={`Turn off ${inbox.name}?`}
        description="The chat disappears from your website at once, also for visitors in the middle of a conversation. You can turn it on again at any time."
        confirmLabel="Turn off"
        onConfirm={turnOff}
        busy={isPending}
        error={error ? errorText(error) : null}
      />
    </section>
  );
}
