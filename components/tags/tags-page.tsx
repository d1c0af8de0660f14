"use client";

import type { Tag } from "@linkdesk/contract/tags.ts";
import { Ellipsis, Plus, Tags } from "lucide-react";
import { useState } from "react";
import { PageFrame } from "@/components/shell/page-frame";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Skeleton } from "@/components/ui/skeleton";
import { errorText } from "@/lib/client/api";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { useDeleteTag, useTags } from "@/lib/client/tags/use-tags";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/tags";
import { cx } from "../ui/cx.ts";
import { TAG_DOTS } from "./tag-colors.ts";
import { TagDialog } from "./tag-dialog.tsx";

/** The tags of the workspace. Everybody creates them; admins rename and delete them. */
export function TagsPage() {
  const tags = useTags();
  const [isCreating, setCreating] = useState(false);
  return (
    <PageFrame
      title={t("title")}
      lead={t("lead")}
      action={
        <Button variant="primary" onClick={() => setCreating(true)}>
          <Plus aria-hidden="true" className="size-4" />
          {t("new")}
        </Button>
      }
    >
      {tags.isPending && (
        <div role="status" className="space-y-3">
          <span className="sr-only">{t("loading")}</span>
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
        </div>
      )}
      {tags.isError && !tags.data && (
        <LoadError title={t("loadError")} error={tags.error} onRetry={() => void tags.refetch()} />
      )}
      {tags.data?.length === 0 && (
        <EmptyState icon={Tags} title={t("emptyTitle")}>
          {t("empty")}
        </EmptyState>
      )}
      <ul className="divide-y divide-line">
        {tags.data?.map((tag) => (
          <TagRow key={tag.id} tag={tag} />
        ))}
      </ul>
      {isCreating && <TagDialog onClose={() => setCreating(false)} />}
    </PageFrame>
  );
}

function TagRow({ tag }: { tag: Tag }) {
  const mayManage = useMay("tag.manage");
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const remove = useDeleteTag();
  const close = () => setOpen(null);
  return (
    <li className="flex h-12 items-center gap-3">
      <span aria-hidden="true" className={cx("size-2.5 rounded-full", TAG_DOTS[tag.color])} />
      <bdi className="min-w-0 flex-1 truncate font-medium text-sm">{tag.name}</bdi>
      {mayManage && (
        <Menu
          label={t("menu", { name: tag.name })}
          button={<Ellipsis aria-hidden="true" className="size-4" />}
          className="inline-flex size-9 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-ink"
        >
          <MenuItem onSelect={() => setOpen("edit")}>{t("edit")}</MenuItem>
          <MenuItem tone="danger" onSelect={() => setOpen("delete")}>
            {t("delete")}
          </MenuItem>
        </Menu>
      )}
      {open === "edit" && <TagDialog tag={tag} onClose={close} />}
      <ConfirmDialog
        open={open === "delete"}
        onClose={close}
        title={t("deleteTitle", { name: tag.name })}
        description={t("deleteText")}
        confirmLabel={t("delete")}
        busy={remove.isPending}
        error={remove.error && errorText(remove.error)}
        onConfirm={() =>
          remove.mutate(tag.id, {
            onSuccess: () => {
              close();
              showToast({ text: t("deleted") });
            },
          })
        }
      />
    </li>
  );
}
