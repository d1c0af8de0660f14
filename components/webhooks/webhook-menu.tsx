"use client";

import type { Webhook } from "@linkdesk/contract/webhooks.ts";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { Menu, MenuDivider, MenuItem } from "@/components/ui/menu";
import { errorText } from "@/lib/client/api";
import { showToast } from "@/lib/client/toasts";
import { useDeleteWebhook, usePatchWebhook } from "@/lib/client/webhooks/use-webhooks";
import { t } from "@/lib/texts/webhooks";
import { EditWebhookDialog } from "./edit-webhook-dialog.tsx";
import { RotateSecretDialog } from "./rotate-secret-dialog.tsx";

type Asked = "edit" | "rotate" | "delete";

/** What can be done with a webhook. */
export function WebhookMenu({ webhook }: { webhook: Webhook }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { mutate } = usePatchWebhook(webhook.id);
  const close = () => setAsked(null);
  const toggle = () =>
    mutate(
      { enabled: !webhook.enabled },
      {
        onSuccess: ({ enabled }) => showToast({ text: enabled ? t("menu.isOn") : t("menu.isOff") }),
        onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
      },
    );
  return (
    <div className="flex gap-2">
      <Button onClick={() => setAsked("edit")}>{t("menu.edit")}</Button>
      <Menu
        label={t("menu.more")}
        button={<Ellipsis aria-hidden="true" className="size-4" />}
        className="inline-flex size-9 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-ink"
      >
        <MenuItem onSelect={toggle}>{webhook.enabled ? t("menu.turnOff") : t("turnOn")}</MenuItem>
        <MenuItem onSelect={() => setAsked("rotate")}>{t("menu.rotate")}</MenuItem>
        <MenuDivider />
        <MenuItem tone="danger" onSelect={() => setAsked("delete")}>
          {t("menu.delete")}
        </MenuItem>
      </Menu>
      <EditWebhookDialog webhook={webhook} open={asked === "edit"} onClose={close} />
      <RotateSecretDialog webhook={webhook} open={asked === "rotate"} onClose={close} />
      <DeleteWebhook webhook={webhook} open={asked === "delete"} onClose={close} />
    </div>
  );
}

function DeleteWebhook({
  webhook,
  open,
  onClose,
}: {
  webhook: Webhook;
  open: boolean;
  onClose: () => void;
}) {
  const { mutate, isPending, error, reset } = useDeleteWebhook(webhook.id);
  const router = useRouter();
  const close = () => {
    reset();
    onClose();
  };
  const remove = () =>
    mutate(undefined, {
      onSuccess: () => {
        showToast({ text: t("delete.done") });
        router.push("/settings/webhooks");
      },
    });
  return (
    <ConfirmDialog
      open={open}
      onClose={close}
      title={t("delete.title")}
      description={t("delete.description")}
      confirmLabel={t("delete.button")}
      onConfirm={remove}
      busy={isPending}
      error={error ? errorText(error) : null}
    />
  );
}
