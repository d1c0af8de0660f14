"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { fieldErrors, formError } from "@/lib/client/form-errors";
import { useCreateWebhook } from "@/lib/client/webhooks/use-webhooks";
import { t } from "@/lib/texts/webhooks";
import { SecretDialog } from "./secret-dialog.tsx";
import { readWebhookForm, WEBHOOK_FIELDS, WebhookFields } from "./webhook-fields.tsx";

/** Makes a webhook, and shows its secret, once. */
export function CreateWebhookDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { mutate, data, isPending, error, reset } = useCreateWebhook();
  const router = useRouter();
  const general = formError(error, WEBHOOK_FIELDS);
  const close = () => {
    reset();
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(readWebhookForm(event.currentTarget));
  };
  if (data) {
    const lookAtIt = () => {
      close();
      router.push(`/settings/webhooks/${data.webhook.id}`);
    };
    return <SecretDialog secret={open ? data.secret : null} onDone={lookAtIt} />;
  }
  return (
    <Dialog open={open} onClose={close} title={t("create.title")}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        {general && <Notice tone="danger">{general}</Notice>}
        <WebhookFields errors={fieldErrors(error)} />
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
