"use client";

import { parseDate } from "chrono-node/en";
import { type SubmitEvent, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { api, errorText } from "@/lib/client/api";
import { t } from "@/lib/texts/desk";
import { showMessage } from "./links.ts";
import { TimeField } from "./time-field.tsx";

/** Asks for a day in words, and shows the first message since then. */
export function DateDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const at = readDay(words);
  const find = async (since: Date) => {
    const query = { since: since.toISOString(), limit: 1 };
    const { messages } = await api.get(`/conversations/${id}/messages`, query);
    const [first] = messages;
    if (!first) return setProblem(t("date.nothing"));
    showMessage(first.seq);
    onClose();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!at) return setProblem(t("snooze.unknown"));
    setBusy(true);
    find(at)
      .catch((error: unknown) => setProblem(errorText(error)))
      .finally(() => setBusy(false));
  };
  return (
    <Dialog open onClose={onClose} title={t("date.title")}>
      <Form onSubmit={submit} className="space-y-4">
        <TimeField
          label={t("date.when")}
          hint={t("date.hint")}
          error={problem}
          words={words}
          onWords={(next) => {
            setWords(next);
            setProblem(null);
          }}
          at={at}
          required
        />
        <div className="flex justify-end">
          <SubmitButton variant="primary" busy={isBusy}>
            {t("date.button")}
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

/** The beginning of the day that the words name; of a time, that time. In the past, where they leave it open. */
function readDay(words: string): Date | null {
  const now = new Date();
  const at = parseDate(words, now);
  if (!at) return null;
  if (at.getHours() === 12 && !/12|noon|midday/i.test(words)) at.setHours(0, 0, 0, 0);
  if (at > now) at.setFullYear(at.getFullYear() - 1);
  return at;
}
