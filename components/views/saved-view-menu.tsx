"use client";

import type { SavedView } from "@linkdesk/contract/saved-views.ts";
import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { conversationHref, goTo } from "@/components/conversations/links";
import { Menu, MenuItem } from "@/components/ui/menu";
import { errorText } from "@/lib/client/api";
import { OPEN_LIST } from "@/lib/client/conversations/conversation-cache";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { showToast } from "@/lib/client/toasts";
import { useCreateView, useDeleteView, useSavedViews } from "@/lib/client/views/use-saved-views";
import { t } from "@/lib/texts/desk";

const SaveViewDialog = dynamic(
  () => import("./save-view-dialog.tsx").then((module) => module.SaveViewDialog),
  { ssr: false },
);

/** Renames, shares or deletes the saved view on screen, for who may. */
export function SavedViewMenu({ id, selectedId }: { id: string; selectedId: string | null }) {
  const view = useSavedViews().data?.find((one) => one.id === id);
  const mayShare = useMay("view.share");
  const remove = useDeleteView();
  const create = useCreateView();
  const [isEditing, setEditing] = useState(false);
  if (!view || (view.isShared && !mayShare)) return null;
  const restore = ({ name, icon, isShared, filter, sort }: SavedView) =>
    create.mutate({ name, icon, isShared, filter, sort });
  const onDelete = () => {
    remove.mutate(id, {
      onError: (error) => showToast({ tone: "danger", text: errorText(error) }),
      onSuccess: () =>
        showToast({
          text: t("views.deleted"),
          action: { label: t("undo"), run: () => restore(view) },
        }),
    });
    goTo(conversationHref(selectedId, OPEN_LIST));
  };
  return (
    <>
      <Menu
        label={t("views.menu", { name: view.name })}
        button={<Ellipsis aria-hidden="true" className="size-4" />}
        className="inline-flex size-9 shrink-0 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-ink"
      >
        <MenuItem onSelect={() => setEditing(true)}>{t("views.edit")}</MenuItem>
        <MenuItem tone="danger" onSelect={onDelete}>
          {t("views.delete")}
        </MenuItem>
      </Menu>
      {isEditing && (
        <SaveViewDialog
          filter={view.filter}
          sort={view.sort}
          view={view}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  );
}
