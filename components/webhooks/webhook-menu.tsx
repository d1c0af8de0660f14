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
        onSuccess: ({ enabled }) =>
          showToast({ text: enabled ? "The webhook is on" : "The webhook is off" }),
        onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
      },
    );
  return (
    <div className="flex gap-2">
      <Button onClick={() => setAsked("edit")}>Edit</Button>
      <Menu
        label="More actions"
        button={<Ellipsis aria-hidden="true" className="size-4" />}
        className="inline-flex size-9 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-ink"
      >
        <MenuItem onSelect={toggle}>{webhook.enabled ? "Turn off" : "Turn on"}</MenuItem>
        <MenuItem onSelect={() => setAsked("rotate")}>Create a new secret…</MenuItem>
        <MenuDivider />
        <MenuItem tone="danger" onSelect={() => setAsked("delete")}>
          Delete…
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
        showToast({ text: "The webhook was deleted" });
        router.push("/settings/webhooks");
      },
    });
  return (
    <ConfirmDialog
      open={open}
      onClose={close}
      title="Delete this webhook?"
      description="Your server will receive no more events. Waiting deliveries are not sent, and the list of deliveries is deleted."
      confirmLabel="Delete"
      onConfirm={remove}
      busy={isPending}
      error={error ? errorText(error) : null}
    />
  );
}
