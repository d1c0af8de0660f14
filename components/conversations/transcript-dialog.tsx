"use client";

import { type SubmitEvent, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { errorText } from "@/lib/client/api";
import { useSendTranscript } from "@/lib/client/conversations/use-emails";
import { showToast } from "@/lib/client/toasts";
import { t } from "@/lib/texts/desk";

/** Mails a conversation to its contact; the address can be another one. */
export function TranscriptDialog({
  id,
  address,
  onClose,
}: {
  id: string;
  /** Where mails of the conversation go, if that is known. */
  address: string | null;
  onClose: () => void;
}) {
  const [email, setEmail] = useState(address ?? "");
  const { mutate, isPending, error } = useSendTranscript(id);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate(email.trim(), {
      onSuccess: ({ to }) => {
        showToast({ text: t("transcript.sent", { address: to }) });
        onClose();
      },
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("transcript.title")}
      description={t("transcript.description")}
    >
      <Form onSubmit={submit} className="space-y-4">
        <Field label={t("transcript.address")} name="email" error={error && errorText(error)}>
          {(control) => (
            <Input
              {...control}
              type="email"
              required
              autoComplete="off"
              maxLength={254}
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <div className="flex justify-end">
          <SubmitButton variant="primary" busy={isPending}>
            {t("transcript.send")}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
