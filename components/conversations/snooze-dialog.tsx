"use client";

import { type ReactNode, type SubmitEvent, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { readTime } from "@/lib/client/conversations/time-words";
import { t } from "@/lib/texts/desk";
import { TimeField } from "./time-field.tsx";

/** Asks for a time in words, "friday 9am", "in 3 hours": when a snooze ends, or what else is said to happen then. */
export function SnoozeDialog({
  title = t("snooze.title"),
  button = t("snooze.button"),
  children,
  onClose,
  onChoose,
}: {
  title?: string;
  button?: string;
  /** More fields. */
  children?: ReactNode;
  onClose: () => void;
  onChoose: (at: Date) => void;
}) {
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const at = readTime(words);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!at) return setProblem(t("snooze.unknown"));
    if (at.getTime() <= Date.now()) return setProblem(t("snooze.past"));
    onChoose(at);
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={title}>
      <Form onSubmit={submit} className="space-y-4">
        <TimeField
          label={t("snooze.when")}
          hint={t("snooze.hint")}
          error={problem}
          words={words}
          onWords={(next) => {
            setWords(next);
            setProblem(null);
          }}
          at={at}
          required
        />
        {children}
        <div className="flex justify-end">
          <SubmitButton variant="primary">{button}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
