import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { t } from "@/lib/texts/inboxes";

/** Asks what to do with unsaved changes before going elsewhere. */
export function LeaveDialog({
  open,
  onStay,
  onDiscard,
  onSave,
  busy,
}: {
  open: boolean;
  onStay: () => void;
  onDiscard: () => void;
  onSave: () => void;
  busy: boolean;
}) {
  return (
    <Dialog
      open={open}
      onClose={onStay}
      title={t("leave.title")}
      description={t("leave.description")}
    >
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={onStay}>
          {t("leave.stay")}
        </Button>
        <Button onClick={onDiscard}>{t("discard")}</Button>
        <Button variant="primary" busy={busy} onClick={onSave}>
          {t("leave.save")}
        </Button>
      </div>
    </Dialog>
  );
}
