import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

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
      title="Leave without saving?"
      description="Your changes to this inbox are not saved yet."
    >
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={onStay}>
          Stay here
        </Button>
        <Button onClick={onDiscard}>Discard</Button>
        <Button variant="primary" busy={busy} onClick={onSave}>
          Save and leave
        </Button>
      </div>
    </Dialog>
  );
}
