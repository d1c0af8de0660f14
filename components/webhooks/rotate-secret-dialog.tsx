import type { Webhook } from "@linkdesk/contract/webhooks.ts";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { errorText } from "@/lib/client/api";
import { useRotateWebhookSecret } from "@/lib/client/webhooks/use-webhooks";
import { SecretDialog } from "./secret-dialog.tsx";

const OVERLAPS = [
  [24, "for another day"],
  [168, "for another week"],
  [0, "not at all"],
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
      title="Create a new secret?"
      description="We sign with the new secret from now on. Choose how long we also sign with the old one, so that you have time to replace it."
    >
      <div className="flex flex-col gap-4">
        {error && <Notice tone="danger">{errorText(error)}</Notice>}
        <Field label="Old secret keeps signing" name="overlap">
          {(control) => (
            <Select
              {...control}
              value={overlap}
              onChange={(event) => setOverlap(Number(event.target.value))}
            >
              {OVERLAPS.map(([hours, text]) => (
                <option key={hours} value={hours}>
                  {text}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" busy={isPending} onClick={() => mutate(overlap)}>
            Create a new secret
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
