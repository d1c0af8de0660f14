"use client";

import type { CreateApiKeyBody } from "@linkdesk/contract/api-keys.ts";
import { SCOPES } from "@linkdesk/contract/scopes.ts";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { useCreateApiKey } from "@/lib/client/api-keys/use-api-keys";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { t } from "@/lib/texts/api-keys";
import { InboxFields } from "./inbox-fields.tsx";
import { ScopeFields } from "./scope-fields.tsx";

const FIELDS = ["name", "scopes", "inboxIds", "expiresInDays"] as const;
const EXPIRIES = [30, 90, 365];

/** Creates a key, and shows it, once. */
export function CreateApiKeyDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { mutate, data, isPending, error, reset } = useCreateApiKey();
  const [isLimited, setLimited] = useState(false);
  const errors = fieldErrors(error);
  const general = formError(error, FIELDS);
  const close = () => {
    reset();
    setLimited(false);
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(readForm(event.currentTarget, isLimited));
  };
  if (data) {
    return (
      <Dialog
        open={open}
        onClose={close}
        title={t("created.title")}
        description={t("created.description")}
      >
        <CodeBlock code={data.key} label={t("created.copy")} />
        <div className="mt-5 flex justify-end">
          <Button variant="primary" onClick={close}>
            {t("created.close")}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog open={open} onClose={close} title={t("create.title")}>
      <Form onSubmit={submit} className="flex flex-col gap-5">
        {general && <Notice tone="danger">{general}</Notice>}
        <Field label={t("create.name")} name="name" error={errors.name} hint={t("create.nameHint")}>
          {(control) => (
            <Input
              {...control}
              dir="auto"
              required
              autoComplete="off"
              maxLength={80}
              placeholder={t("create.nameExample")}
            />
          )}
        </Field>
        <InboxFields isLimited={isLimited} onChange={setLimited} error={errors.inboxIds} />
        <ScopeFields isLimited={isLimited} error={errors.scopes} />
        <Field label={t("create.expiry")} name="expiresInDays" error={errors.expiresInDays}>
          {(control) => (
            <Select
              {...control}
              options={[
                { value: "", label: t("create.never") },
                ...EXPIRIES.map((days) => ({
                  value: String(days),
                  label: t("create.days", { count: days }),
                })),
              ]}
            />
          )}
        </Field>
        <div className="mt-2 flex justify-end gap-2">
          <Button onClick={close}>{t("create.cancel")}</Button>
          <SubmitButton variant="primary" busy={isPending}>
            {t("create.button")}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

/** What somebody filled in. */
function readForm(element: HTMLFormElement, isLimited: boolean): CreateApiKeyBody {
  const form = new FormData(element);
  const chosen = form.getAll("scopes");
  const days = textOf(form, "expiresInDays");
  return {
    name: textOf(form, "name"),
    scopes: SCOPES.filter((scope) => chosen.includes(scope)),
    inboxIds: isLimited ? form.getAll("inboxIds").map(String) : null,
    expiresInDays: days ? Number(days) : null,
  };
}
