"use client";

import { type SubmitEvent, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { api, errorText } from "@/lib/client/api";
import { readPastTime } from "@/lib/client/conversations/time-words";
import { t } from "@/lib/texts/desk";
import { showMessage } from "./links.ts";
import { TimeField } from "./time-field.tsx";

/** Asks for a day in words, and shows the first message since then. */
export function DateDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const at = readPastTime(words);
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
    if (!at) return setProblem(t("date.unknown"));
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
