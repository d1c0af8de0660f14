"use client";

import { parseDate } from "chrono-node/en";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { fullTime } from "@/lib/client/time";
import { t } from "@/lib/texts/desk";

const MORNING_HOUR = 9;

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
        <Field label={t("snooze.when")} name="when" hint={t("snooze.hint")} error={problem}>
          {(control) => (
            <Input
              {...control}
              required
              autoComplete="off"
              maxLength={100}
              value={words}
              onChange={(event) => {
                setWords(event.target.value);
                setProblem(null);
              }}
            />
          )}
        </Field>
        <p role="status" className="min-h-5 font-medium text-sm">
          {at ? fullTime(at.toISOString()) : ""}
        </p>
        {children}
        <div className="flex justify-end">
          <SubmitButton variant="primary">{button}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

/** A day without a time is nine in the morning. Null for words that name no time. */
export function readTime(words: string): Date | null {
  const reference = new Date();
  const at = parseDate(words, reference, { forwardDate: true });
  if (!at) return null;
  const isDay = at.getHours() === 12 && at.getMinutes() === 0 && !/12|noon|midday/i.test(words);
  if (isDay) at.setHours(MORNING_HOUR);
  return at;
}
