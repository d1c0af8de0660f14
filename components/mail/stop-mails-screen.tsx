"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { api } from "@/lib/client/api";

/** In the reader's language, which the page knows. */
type Words = {
  title: string;
  lead: string;
  stop: string;
  stoppedTitle: string;
  stopped: string;
  resume: string;
  failed: string;
};

type Props = { token: string; initiallyStopped: boolean; words: Words };

/** Stops the mails about one conversation, or allows them again. A button, because mail scanners open links. */
export function StopMailsScreen({ token, initiallyStopped, words }: Props) {
  const [isStopped, setStopped] = useState(initiallyStopped);
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const change = async () => {
    setBusy(true);
    setFailed(false);
    try {
      const path = `/unsubscribe/${token}` as const;
      await (isStopped ? api.delete(path) : api.post(path));
      setStopped(!isStopped);
    } catch {
      setFailed(true);
    }
    setBusy(false);
  };
  return (
    <>
      <h1 className="font-semibold text-xl tracking-tight">
        {isStopped ? words.stoppedTitle : words.title}
      </h1>
      <p role="status" className="text-muted text-sm">
        {isStopped ? words.stopped : words.lead}
      </p>
      {hasFailed && <Notice tone="danger">{words.failed}</Notice>}
      <Button
        variant={isStopped ? undefined : "primary"}
        className="h-10 w-full"
        disabled={isBusy}
        onClick={() => void change()}
      >
        {isStopped ? words.resume : words.stop}
      </Button>
    </>
  );
}
