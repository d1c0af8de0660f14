"use client";

import type { ConversationFilter } from "@linkdesk/contract/conversation-filter.ts";
import type { Sort } from "@linkdesk/contract/conversation-sorts.ts";
import { MAX_VIEW_NAME_CHARS, type SavedView } from "@linkdesk/contract/saved-views.ts";
import type { SubmitEvent } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FieldError } from "@/components/ui/field-error";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { errorText } from "@/lib/client/api";
import { useMay } from "@/lib/client/shell/dashboard-context";
import { showToast } from "@/lib/client/toasts";
import { useCreateView, useUpdateView } from "@/lib/client/views/use-saved-views";
import { t } from "@/lib/texts/filters";

/** Names a filter, or renames the view that has it. */
export function SaveViewDialog({
  filter,
  sort,
  view,
  onClose,
  onSaved,
}: {
  filter: ConversationFilter;
  sort: Sort;
  /** The view to change; without it, a new one is made. */
  view?: SavedView;
  onClose: () => void;
  onSaved?: (view: SavedView) => void;
}) {
  const mayShare = useMay("view.share");
  const create = useCreateView();
  const update = useUpdateView();
  const { isPending, error } = view ? update : create;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = {
      name: String(form.get("name")),
      icon: String(form.get("icon")),
      isShared: form.get("isShared") === "on",
    };
    const onSuccess = (saved: SavedView) => {
      showToast({ text: t("saveView.saved") });
      onClose();
      onSaved?.(saved);
    };
    if (view) update.mutate({ id: view.id, ...body }, { onSuccess });
    else create.mutate({ ...body, filter, sort }, { onSuccess });
  };
  return (
    <Dialog open onClose={onClose} title={view ? t("saveView.editTitle") : t("saveView.title")}>
      <Form onSubmit={submit} className="space-y-4">
        <Field label={t("saveView.name")} name="name">
          {(control) => (
            <Input
              {...control}
              required
              maxLength={MAX_VIEW_NAME_CHARS}
              defaultValue={view?.name}
            />
          )}
        </Field>
        <Field label={t("saveView.icon")} name="icon" hint={t("saveView.iconHint")}>
          {(control) => (
            <Input {...control} maxLength={16} defaultValue={view?.icon} className="w-20" />
          )}
        </Field>
        {mayShare && (
          <label className="flex items-center gap-2.5 text-sm">
            <input
              type="checkbox"
              name="isShared"
              defaultChecked={view?.isShared}
              className="size-4 accent-accent"
            />
            {t("saveView.share")}
          </label>
        )}
        {error && <FieldError>{errorText(error)}</FieldError>}
        <div className="flex justify-end">
          <SubmitButton busy={isPending}>{t("saveView.save")}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
