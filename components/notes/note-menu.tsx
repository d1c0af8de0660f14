"use client";

import type { Note } from "@linkdesk/contract/notes.ts";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/dialog";
import { Menu, MenuItem } from "@/components/ui/menu";
import { errorText } from "@/lib/client/api";
import { useDeleteNote } from "@/lib/client/notes/use-note-changes";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/notes";

/** What the writer of a note, and admins, can do with it. */
export function NoteMenu({
  note,
  isMine,
  onEdit,
}: {
  note: Note;
  isMine: boolean;
  onEdit: () => void;
}) {
  const mayDelete = useMay("conversation.delete_note") || isMine;
  const [isAsking, setAsking] = useState(false);
  const remove = useDeleteNote(note);
  if (!mayDelete) return null;
  return (
    <>
      <Menu
        label={t("menu.label")}
        button={<Ellipsis aria-hidden="true" className="size-4" />}
        className="-my-1 inline-flex size-7 items-center justify-center rounded-control text-warning-text transition-colors hover:bg-warning-text/10"
      >
        {isMine && (
          <MenuItem icon={<Pencil aria-hidden="true" />} onSelect={onEdit}>
            {t("menu.edit")}
          </MenuItem>
        )}
        <MenuItem
          icon={<Trash2 aria-hidden="true" />}
          tone="danger"
          onSelect={() => setAsking(true)}
        >
          {t("menu.delete")}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t("delete.title")}
        description={t("delete.text")}
        confirmLabel={t("delete.confirm")}
        busy={remove.isPending}
        onConfirm={() => {
          setAsking(false);
          remove.mutate(undefined, {
            onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
          });
        }}
      />
    </>
  );
}
