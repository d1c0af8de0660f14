"use client";

import { type FormEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Textarea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { api } from "@/lib/client/api";
import { fieldErrors, formError, textOf } from "@/lib/client/form-errors";
import { t } from "@/lib/texts/mail";

/** Answers a captured mail as its reader would. */
export function ReplyBox({ mail }: { mail: { id: string; to: string; replyTo: string | null } }) {
  const [state, setState] = useState<"writing" | "busy" | "sent">("writing");
  const [error, setError] = useState<unknown>(null);
  if (mail.replyTo === null) return <p className="text-muted text-sm">{t("reply.notRead")}</p>;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setState("busy");
    try {
      await api.post("/dev-mail-replies", {
        mailId: mail.id,
        text: textOf(new FormData(form), "text"),
      });
      setError(null);
      setState("sent");
      form.reset();
    } catch (failure) {
      setError(failure);
      setState("writing");
    }
  };
  const general = formError(error, ["text"]);
  return (
    <section
      aria-labelledby="reply-title"
      className="rounded-card border border-line bg-surface p-4"
    >
      <h3 id="reply-title" className="font-semibold">
        {t("reply.title")}
      </h3>
      <p className="mt-1 mb-3 text-[13px] text-muted">{t("reply.lead", { to: mail.to })}</p>
      <Form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        {general && <Notice tone="danger">{general}</Notice>}
        {state === "sent" && <Notice tone="success">{t("reply.sent")}</Notice>}
        <Field label={t("reply.label")} name="text" error={fieldErrors(error).text}>
          {(control) => <Textarea {...control} required rows={4} dir="auto" />}
        </Field>
        <div className="flex justify-end">
          <SubmitButton variant="primary" busy={state === "busy"}>
            {t("reply.send")}
          </SubmitButton>
        </div>
      </Form>
    </section>
  );
}
