import type { Webhook } from "@linkdesk/contract/webhooks.ts";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { fieldErrors, formError } from "@/lib/client/form-errors";
import { showToast } from "@/lib/client/toasts";
import { usePatchWebhook } from "@/lib/client/webhooks/use-webhooks";
import { t } from "@/lib/texts/webhooks";
import { readWebhookForm, WEBHOOK_FIELDS, WebhookFields } from "./webhook-fields.tsx";

/** Changes where a webhook goes and what it is told. */
export function EditWebhookDialog({
  webhook,
  open,
  onClose,
}: {
  webhook: Webhook;
  open: boolean;
  onClose: () => void;
}) {
  const { mutate, isPending, error, reset } = usePatchWebhook(webhook.id);
  const general = formError(error, WEBHOOK_FIELDS);
  const close = () => {
    reset();
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(readWebhookForm(event.currentTarget), {
      onSuccess: () => {
        close();
        showToast({ text: t("edit.done") });
      },
    });
  };
  return (
    <Dialog open={open} onClose={close} title={t("edit.title")}>
      <Form onSubmit={submit} className="flex flex-col gap-4">
        {general && <Notice tone="danger">{general}</Notice>}
        <WebhookFields webhook={webhook} errors={fieldErrors(error)} />
        <div className="mt-2 flex justify-end gap-2">
          <Button onClick={close}>{t("cancel")}</Button>
          <SubmitButton variant="primary" busy={isPending}>
            {t("edit.button")}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
