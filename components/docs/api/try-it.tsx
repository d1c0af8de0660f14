"use client";

import { type FormEvent, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { type Answer, callApi, type TryParameter } from "@/lib/client/docs/call-api";
import { t } from "@/lib/texts/docs";
import { createStore } from "./create-store.ts";
import { TryAnswer } from "./try-answer.tsx";

/** The key that the reader pastes: for all forms of the page, in its memory and nowhere else. */
const apiKey = createStore("");

type Props = {
  method: string;
  /** With parameters in braces: `/api/v1/webhooks/{id}`. */
  path: string;
  host: string;
  parameters: readonly TryParameter[];
  /** The body to begin with; null without one. */
  body: string | null;
  takesFile: boolean;
};

/** A form that sends a real request with the reader's key and shows the answer. */
export function TryIt({ method, path, host, parameters, body, takesFile }: Props) {
  const key = useSyncExternalStore(apiKey.subscribe, apiKey.get, apiKey.get);
  const [values, setValues] = useState(() =>
    Object.fromEntries(parameters.map(({ name, initial }) => [name, initial])),
  );
  const [text, setText] = useState(body ?? "");
  const [file, setFile] = useState<File | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    setAnswer(null);
    if (key.trim() === "") return setProblem(t("try.needsKey"));
    setBusy(true);
    const sent = takesFile ? file : body === null ? null : text;
    const outcome = await callApi({ method, path, parameters, values, body: sent, key });
    setBusy(false);
    if ("problem" in outcome) setProblem(outcome.problem);
    else setAnswer(outcome);
  };

  return (
    <Disclosure title={t("try.title")}>
      <form onSubmit={send} className="space-y-4">
        <Field label={t("try.key")} name="key" hint={t("try.keyHint")}>
          {(control) => (
            <PasswordInput
              {...control}
              value={key}
              onChange={(event) => apiKey.set(event.target.value)}
              autoComplete="off"
            />
          )}
        </Field>
        {parameters.map(({ name, isRequired }) => (
          <Field key={name} label={name} name={name}>
            {(control) => (
              <Input
                {...control}
                value={values[name] ?? ""}
                required={isRequired}
                onChange={(event) => setValues({ ...values, [name]: event.target.value })}
                autoComplete="off"
                spellCheck={false}
                className="font-mono"
              />
            )}
          </Field>
        ))}
        {body !== null && (
          <Field label={t("try.body")} name="body">
            {(control) => (
              <Textarea
                {...control}
                value={text}
                onChange={(event) => setText(event.target.value)}
                rows={Math.min(MAX_ROWS, text.split("\n").length + 1)}
                spellCheck={false}
                className="font-mono text-[13px]"
              />
            )}
          </Field>
        )}
        {takesFile && (
          <Field label={t("try.file")} name="file">
            {(control) => (
              <input
                {...control}
                type="file"
                required
                onChange={(event) => setFile(event.target.files?.[0] ?? null)}
                className="text-sm"
              />
            )}
          </Field>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" busy={isBusy}>
            {t("try.send")}
          </Button>
          <span className="text-[13px] text-muted">{t("try.warning", { host })}</span>
        </div>
        {problem && <Notice tone="danger">{problem}</Notice>}
        <div role="status">{answer && <TryAnswer answer={answer} />}</div>
      </form>
    </Disclosure>
  );
}

const MAX_ROWS = 16;
