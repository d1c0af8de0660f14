import type { SavedReply } from "@linkdesk/contract/saved-replies.ts";
import { Pencil, Trash2 } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { errorText } from "@/lib/client/api";
import { useDeleteReply, useRestoreReply } from "@/lib/client/replies/use-saved-replies";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/replies";

/** A saved reply: what it says, for whom it is, how often it was used. */
export function ReplyRow({
  reply,
  mayEdit,
  onEdit,
}: {
  reply: SavedReply;
  mayEdit: boolean;
  onEdit: () => void;
}) {
  const { name, text, isShared, useCount, lastUsedAt } = reply;
  const remove = useDelete(reply);
  return (
    <li className="flex items-start gap-3 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span dir="auto" className="min-w-0 font-medium text-sm [overflow-wrap:anywhere]">
            {name}
          </span>
          <Badge tone={isShared ? "neutral" : "accent"}>
            {isShared ? t("row.shared") : t("row.own")}
          </Badge>
        </p>
        <p
          dir="auto"
          className="mt-0.5 line-clamp-3 whitespace-pre-line text-[13px] text-muted [overflow-wrap:anywhere]"
        >
          {text.replace(/\n{2,}/g, "\n")}
        </p>
        <p className="mt-1 text-faint text-xs">
          {lastUsedAt === null
            ? t("row.unused")
            : t.rich("row.used", {
                count: useCount,
                when: () => <RelativeTime iso={lastUsedAt} />,
              })}
        </p>
      </div>
      {mayEdit && (
        <div className="flex shrink-0">
          <IconButton label={t("row.editLabel", { name })} title={t("row.edit")} onClick={onEdit}>
            <Pencil aria-hidden="true" className="size-4" />
          </IconButton>
          <IconButton
            label={t("row.deleteLabel", { name })}
            title={t("row.delete")}
            onClick={remove}
          >
            <Trash2 aria-hidden="true" className="size-4" />
          </IconButton>
        </div>
      )}
    </li>
  );
}

/** Deletes at once, and offers to take it back. */
function useDelete(reply: SavedReply): () => void {
  const { mutateAsync: remove } = useDeleteReply();
  const { mutateAsync: restore } = useRestoreReply();
  const fail = (error: unknown) => showToast({ text: errorText(error), tone: "danger" });
  const { name } = reply;
  const undo = () =>
    void restore(reply).then(() => showToast({ text: t("row.restored", { name }) }), fail);
  // The row is gone by then, and with it what `mutate` would call.
  return () =>
    void remove(reply).then(
      () =>
        showToast({
          text: t("row.deleted", { name }),
          action: { label: t("row.undo"), run: undo },
        }),
      fail,
    );
}
