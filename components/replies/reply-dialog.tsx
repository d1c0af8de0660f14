import { unknownVariables } from "@linkdesk/contract/fill-variables.ts";
import { MAX_REPLY_FOLDER_CHARS, MAX_REPLY_NAME_CHARS } from "@linkdesk/contract/limits.ts";
import type { SavedReply } from "@linkdesk/contract/saved-replies.ts";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { SubmitButton } from "@/components/ui/submit-button";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { useSaveReply } from "@/lib/client/replies/use-saved-replies";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/replies";
import { ReplyPreview } from "./reply-preview.tsx";
import { ReplyTextField } from "./reply-text-field.tsx";

/** Creates a saved reply, or changes one, beside what it will say. */
export function ReplyDialog({
  reply,
  folders,
  mayShare,
  onClose,
}: {
  /** Null: a new one. */
  reply: SavedReply | null;
  /** Those there are, to choose from. */
  folders: string[];
  mayShare: boolean;
  onClose: () => void;
}) {
  const { mutate, isPending, error } = useSaveReply(reply?.id ?? null);
  const [text, setText] = useState(reply?.text ?? "");
  const [isShared, setShared] = useState(reply?.isShared ?? mayShare);
  const listId = useId();
  const errors = fieldErrors(error);
  const general = formError(error, ["name", "folder", "text"]);
  const unknown = unknownVariables(text);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = textOf(form, "name");
    mutate(
      { name, folder: textOf(form, "folder"), text: text.trim(), isShared },
      {
        onSuccess: () => {
          showToast({ text: t(reply ? "form.saved" : "form.created", { name }) });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      placement="wide"
      title={reply ? t("form.editTitle") : t("form.createTitle")}
    >
      <Form onSubmit={submit} className="grid gap-6 md:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          {general && <Notice tone="danger">{general}</Notice>}
          <Field label={t("form.name")} name="name" error={errors.name} hint={t("form.nameHint")}>
            {(control) => (
              <Input
                {...control}
                dir="auto"
                required
                autoComplete="off"
                maxLength={MAX_REPLY_NAME_CHARS}
                defaultValue={reply?.name}
                placeholder={t("form.nameExample")}
              />
            )}
          </Field>
          <Field
            label={t("form.folder")}
            name="folder"
            error={errors.folder}
            hint={t("form.folderHint")}
          >
            {(control) => (
              <>
                <Input
                  {...control}
                  dir="auto"
                  list={listId}
                  autoComplete="off"
                  maxLength={MAX_REPLY_FOLDER_CHARS}
                  defaultValue={reply?.folder}
                  placeholder={t("form.folderExample")}
                />
                <datalist id={listId}>
                  {folders.filter(Boolean).map((folder) => (
                    <option key={folder} value={folder} />
                  ))}
                </datalist>
              </>
            )}
          </Field>
          <ReplyTextField text={text} onChange={setText} error={errors.text} />
          {unknown.length > 0 && (
            <Notice tone="warning">
              <span className="[overflow-wrap:anywhere]">
                {t("form.unknown", {
                  count: unknown.length,
                  names: unknown.map((name) => `{{${name}}}`).join(", "),
                })}
              </span>
            </Notice>
          )}
          {mayShare ? (
            <Segmented
              legend={t("form.audience")}
              options={[
                { value: "shared", label: t("form.shared") },
                { value: "own", label: t("form.own") },
              ]}
              value={isShared ? "shared" : "own"}
              onChange={(value) => setShared(value === "shared")}
            />
          ) : (
            <p className="text-[13px] text-muted">{t("form.ownHint")}</p>
          )}
        </div>
        <ReplyPreview text={text} />
        <div className="flex justify-end gap-2 md:col-span-2">
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <SubmitButton variant="primary" busy={isPending}>
            {reply ? t("form.save") : t("form.create")}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
