import { useRouter } from "next/navigation";
import { useLeaveGuard } from "@/lib/client/inboxes/use-leave-guard";
import { LeaveDialog } from "./leave-dialog.tsx";
import type { SavedForm } from "./save-bar.tsx";

/** Asks before unsaved changes are left behind. */
export function Leaving({ form, save }: { form: SavedForm; save: () => Promise<boolean> }) {
  const router = useRouter();
  const { leaving, stay } = useLeaveGuard(form.isDirty);
  const leave = () => {
    stay();
    if (leaving) router.push(leaving);
  };
  return (
    <LeaveDialog
      open={leaving !== null}
      onStay={stay}
      busy={form.state === "saving"}
      onDiscard={() => {
        form.discard();
        leave();
      }}
      onSave={async () => {
        if (await save()) leave();
        else stay();
      }}
    />
  );
}
