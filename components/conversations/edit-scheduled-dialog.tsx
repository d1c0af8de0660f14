"use client";

import { MAX_MESSAGE_CHARS } from "@linkdesk/contract/limits.ts";
import type {
  ScheduledMessage,
  UpdateScheduledBody,
} from "@linkdesk/contract/scheduled-messages.ts";
import { type SubmitEvent, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Textarea } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { readTime } from "@/lib/client/conversations/time-words";
import { t } from "@/lib/texts/later";
import { TimeField } from "./time-field.tsx";

/** Changes the time of a scheduled message and, for its author, its text. */
export function EditScheduledDialog({
  scheduled,
  isMine,
  onSave,
  onClose,
}: {
  scheduled: ScheduledMessage;
  isMine: boolean;
  onSave: (changes: UpdateScheduledBody) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState(scheduled.text);
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const at = words.trim() === "" ? new Date(scheduled.sendAt) : readTime(words);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!at) return setProblem(t("unknown"));
    if (at.getTime() <= Date.now()) return setProblem(t("past"));
    const isChanged = isMine && text.trim() !== scheduled.text;
    onSave({ sendAt: at.toISOString(), ...(isChanged && { text: text.trim() }) });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t("editTitle")}>
      <Form onSubmit={submit} className="space-y-4">
        {isMine && (
          <Field label={t("text")} name="text">
            {(control) => (
              <Textarea
                {...control}
                required
                rows={5}
                maxLength={MAX_MESSAGE_CHARS}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
        )}
        <TimeField
          label={t("when")}
          hint={t("whenHint")}
          error={problem}
          words={words}
          onWords={(next) => {
            setWords(next);
            setProblem(null);
          }}
          at={at}
        />
        <div className="flex justify-end">
          <SubmitButton variant="primary" disabled={isMine && text.trim() === ""}>
            {t("save")}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
