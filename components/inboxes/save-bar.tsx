import { Check } from "lucide-react";
import { type RefObject, useRef } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import type { InboxForm } from "@/lib/client/inboxes/use-inbox-form";
import { t } from "@/lib/texts/inboxes";

/** What can be saved and discarded here. */
export type SavedForm = Pick<
  InboxForm,
  "canManage" | "state" | "isDirty" | "errors" | "failure" | "discard"
>;

/** Says whether everything is saved, and saves. Always in sight, so that focus has a home. */
export function SaveBar({
  form,
  onSave,
  preview,
}: {
  form: SavedForm;
  onSave: () => void;
  /** The way to the picture where there is no room beside the form. */
  preview?: React.ReactNode;
}) {
  const save = useRef<HTMLButtonElement>(null);
  return (
    <div
      className={cx(
        !form.canManage && "lg:hidden",
        "sticky bottom-0 z-10 -mx-5 -mb-6 mt-8 flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 border-line border-t bg-surface px-5 py-2.5 sm:-mx-8 sm:-mb-10 sm:px-8",
      )}
    >
      <p role="status" className="min-w-0 flex-1 basis-40 text-sm">
        <Status form={form} />
      </p>
      <div className="flex items-center gap-2 max-sm:flex-1 max-sm:justify-end">
        {preview}
        {form.canManage && <Actions form={form} save={save} onSave={onSave} />}
      </div>
    </div>
  );
}

function Actions({
  form,
  save,
  onSave,
}: {
  form: SavedForm;
  save: RefObject<HTMLButtonElement | null>;
  onSave: () => void;
}) {
  return (
    <>
      {form.isDirty && form.state !== "saving" && (
        <Button
          variant="quiet"
          onClick={() => {
            form.discard();
            save.current?.focus();
          }}
        >
          {t("discard")}
        </Button>
      )}
      <Button
        ref={save}
        variant="primary"
        // Not `disabled`: the button that was just pressed keeps the focus.
        aria-disabled={!form.isDirty || form.state === "saving"}
        aria-keyshortcuts="Control+S Meta+S"
        onClick={() => form.isDirty && form.state !== "saving" && onSave()}
        className="aria-disabled:opacity-50"
      >
        {form.state === "saving" ? t("save.saving") : t("save.button")}
      </Button>
    </>
  );
}

function Status({ form }: { form: SavedForm }) {
  const mistakes = Object.keys(form.errors).length;
  if (form.state === "saving") return <span className="text-muted">{t("save.saving")}</span>;
  if (form.failure)
    return <span className="text-danger-text">{t("save.failed", { reason: form.failure })}</span>;
  if (mistakes > 0) {
    return <span className="text-danger-text">{t("save.mistakes", { count: mistakes })}</span>;
  }
  if (form.state === "dirty") return <span className="font-medium">{t("save.dirty")}</span>;
  if (form.state === "saved") {
    return (
      <span className="inline-flex items-center gap-1.5 text-success-text">
        <Check aria-hidden="true" className="size-4" />
        {t("save.done")}
      </span>
    );
  }
  return null;
}
