import type { ImportRow } from "@linkdesk/contract/imports.ts";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/ui/dialog";
import { errorText } from "@/lib/client/api";
import { isRunning, useDeleteImport } from "@/lib/client/imports/use-imports";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/imports";

/** Asks before an import is deleted, or stopped. */
export function DeleteImportDialog({
  row,
  open,
  onClose,
}: {
  row: ImportRow;
  open: boolean;
  onClose: () => void;
}) {
  const router = useRouter();
  const { mutate, isPending, error, reset } = useDeleteImport(row.id);
  const close = () => {
    reset();
    onClose();
  };
  const confirm = () =>
    mutate(undefined, {
      onSuccess: () => {
        showToast({ text: t("delete.done") });
        router.push("/settings/imports");
      },
    });
  return (
    <ConfirmDialog
      open={open}
      onClose={close}
      title={t("delete.title")}
      description={isRunning(row) ? t("delete.running") : t("delete.description")}
      confirmLabel={t("delete.button")}
      onConfirm={confirm}
      busy={isPending}
      error={error ? errorText(error) : null}
    />
  );
}
