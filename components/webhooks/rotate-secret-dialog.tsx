import type { Webhook } from "@linkdesk/contract/webhooks.ts";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { errorText } from "@/lib/client/api";
import { useRotateWebhookSecret } from "@/lib/client/webhooks/use-webhooks";
import { t } from "@/lib/texts/webhooks";
import { SecretDialog } from "./secret-dialog.tsx";

const OVERLAPS = [
  [24, "day"],
  [168, "week"],
  [0, "none"],
] as const;

/** Makes a new secret; for a while both sign, so that nothing is missed. */
export function RotateSecretDialog({
  webhook,
  open,
  onClose,
}: {
  webhook: Webhook;
  open: boolean;
  onClose: () => void;
}) {
  const { mutate, data, isPending, error, reset } = useRotateWebhookSecret(webhook.id);
  const [overlap, setOverlap] = useState<number>(OVERLAPS[0][0]);
  const close = () => {
    reset();
    onClose();
  };
  if (data) return <SecretDialog secret={open ? data.secret : null} onDone={close} />;
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t("rotate.title")}
      description={t("rotate.description")}
    >
      <div className="flex flex-col gap-4">
        {error && <Notice tone="danger">{errorText(error)}</Notice>}
        <Field label={t("rotate.overlap")} name="overlap">
          {(control) => (
            <Select
              {...control}
              value={String(overlap)}
              onChange={(hours) => setOverlap(Number(hours))}
              options={OVERLAPS.map(([hours, name]) => ({
                value: String(hours),
                label: t(`rotate.overlaps.${name}`),
              }))}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={close}>{t("cancel")}</Button>
          <Button variant="primary" busy={isPending} onClick={() => mutate(overlap)}>
            {t("rotate.button")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
