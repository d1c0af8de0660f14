"use client";

import { MAX_TAG_CHARS, TAG_COLORS, type Tag, type TagColor } from "@linkdesk/contract/tags.ts";
import { type SubmitEvent, useState } from "react";
import { cx } from "@/components/ui/cx";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { fieldErrors, formError } from "@/lib/client/form-errors";
import { useCreateTag, useUpdateTag } from "@/lib/client/tags/use-tags";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/tags";
import { TAG_DOTS } from "./tag-colors.ts";

/** Creates a tag, or renames and recolors one. */
export function TagDialog({ tag, onClose }: { tag?: Tag; onClose: () => void }) {
  const create = useCreateTag();
  const update = useUpdateTag();
  const { isPending, error } = tag ? update : create;
  const [color, setColor] = useState<TagColor>(tag?.color ?? "gray");
  const general = formError(error, ["name"]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = { name: String(new FormData(event.currentTarget).get("name")), color };
    const onSuccess = () => {
      showToast({ text: t("saved") });
      onClose();
    };
    if (tag) update.mutate({ id: tag.id, ...body }, { onSuccess });
    else create.mutate(body, { onSuccess });
  };
  return (
    <Dialog open onClose={onClose} title={tag ? t("editTitle") : t("createTitle")}>
      <Form onSubmit={submit} className="space-y-4">
        {general && <Notice tone="danger">{general}</Notice>}
        <Field label={t("name")} name="name" error={fieldErrors(error).name}>
          {(control) => (
            <Input {...control} required maxLength={MAX_TAG_CHARS} defaultValue={tag?.name} />
          )}
        </Field>
        <fieldset>
          <legend className="mb-2 font-medium text-[13px]">{t("color")}</legend>
          <div className="flex flex-wrap gap-1">
            {TAG_COLORS.map((one) => (
              <label
                key={one}
                title={t(`colors.${one}`)}
                className="flex size-8 cursor-pointer items-center justify-center rounded-full ring-accent has-checked:ring-2 has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="color"
                  checked={color === one}
                  onChange={() => setColor(one)}
                  className="sr-only"
                />
                <span className="sr-only">{t(`colors.${one}`)}</span>
                <span aria-hidden="true" className={cx("size-4 rounded-full", TAG_DOTS[one])} />
              </label>
            ))}
          </div>
        </fieldset>
        <div className="flex justify-end">
          <SubmitButton variant="primary" busy={isPending}>
            {t("save")}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
