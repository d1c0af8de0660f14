"use client";

import { IMPORT_SOURCES } from "@linkdesk/contract/import-limits.ts";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { SubmitButton } from "@/components/ui/submit-button";
import { errorText } from "@/lib/client/api";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { useCreateImport } from "@/lib/client/imports/use-imports";
import { useInboxes } from "@/lib/client/inboxes/use-inboxes";
import { t } from "@/lib/texts/imports";

const FIELDS = ["source", "inboxId", "account"] as const;

/** Asks where it comes from and goes to; the files are chosen on the page of the import. */
export function CreateImportDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const router = useRouter();
  const inboxes = useInboxes();
  const { mutate, isPending, error, reset } = useCreateImport();
  const errors = fieldErrors(error);
  const general =
    formError(error, FIELDS) ?? (inboxes.error && !inboxes.data ? errorText(inboxes.error) : null);
  const close = () => {
    reset();
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const source = IMPORT_SOURCES.find((name) => name === form.get("source")) ?? "linkdesk";
    const body = {
      source,
      inboxId: textOf(form, "inboxId"),
      name: t(`sources.${source}`),
      account: textOf(form, "account"),
    };
    mutate(body, { onSuccess: ({ id }) => router.push(`/settings/imports/${id}`) });
  };
  return (
    <Dialog open={open} onClose={close} title={t("create.title")}>
      <Form onSubmit={submit} className="flex flex-col gap-5">
        {general && <Notice tone="danger">{general}</Notice>}
        <Field label={t("create.source")} name="source" error={errors.source}>
          {(control) => (
            <Select
              {...control}
              defaultValue="chatwoot"
              options={IMPORT_SOURCES.map((source) => ({
                value: source,
                label: t(`sources.${source}`),
              }))}
            />
          )}
        </Field>
        {inboxes.isPending ? (
          <div role="status">
            <span className="sr-only">{t("create.loading")}</span>
            <Skeleton className="h-10" />
          </div>
        ) : (
          <Field
            label={t("create.inbox")}
            name="inboxId"
            error={errors.inboxId}
            hint={
              inboxes.data?.length === 0
                ? t("create.noInbox")
                : `${t("create.inboxHint")} ${t("create.retention")}`
            }
          >
            {(control) => (
              <Select
                {...control}
                required
                options={inboxes.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
              />
            )}
          </Field>
        )}
        <Field
          label={t("create.account")}
          name="account"
          error={errors.account}
          hint={t("create.accountHint")}
        >
          {(control) => <Input {...control} dir="auto" autoComplete="off" maxLength={100} />}
        </Field>
        <div className="mt-2 flex justify-end gap-2">
          <Button onClick={close}>{t("create.cancel")}</Button>
          <SubmitButton variant="primary" busy={isPending} disabled={!inboxes.data?.length}>
            {t("create.button")}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
