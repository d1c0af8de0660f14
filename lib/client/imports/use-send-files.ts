import type { ImportRow } from "@linkdesk/contract/imports.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { keys } from "../query-keys.ts";
import { partsOfFile } from "./parts-of-file.ts";
import { sendPart } from "./send-part.ts";

export type Sending =
  | { state: "idle" }
  /** `share` is how much of the files was sent, from 0 to 1. */
  | { state: "sending"; share: number }
  | { state: "failed"; error: unknown };

/**
 * Sends files to an import, one part after the other. After a failure `again` sends them from the beginning under the
 * same numbers, which replaces what was sent. Leaving the page stops it.
 */
export function useSendFiles(row: ImportRow, onSent: () => void) {
  const client = useQueryClient();
  const [sending, setSending] = useState<Sending>({ state: "idle" });
  const last = useRef<{ files: readonly File[]; firstNumber: number }>(null);
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const start = async (files: readonly File[], firstNumber: number) => {
    last.current = { files, firstNumber };
    const controller = new AbortController();
    stop.current = controller;
    setSending({ state: "sending", share: 0 });
    try {
      await sendAll(row.id, files, firstNumber, controller.signal, (share) =>
        setSending({ state: "sending", share }),
      );
      await client.invalidateQueries({ queryKey: keys.import(row.id) });
      setSending({ state: "idle" });
      onSent();
    } catch (error) {
      if (!controller.signal.aborted) setSending({ state: "failed", error });
    }
  };
  return {
    sending,
    send: (files: readonly File[]) => void start(files, row.parts + 1),
    again: () => last.current && void start(last.current.files, last.current.firstNumber),
  };
}

async function sendAll(
  importId: string,
  files: readonly File[],
  firstNumber: number,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<void> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let number = firstNumber;
  let done = 0;
  for (const file of files) {
    for await (const part of partsOfFile(file)) {
      await sendPart(importId, number++, part, signal);
      onProgress((done + part.readBytes) / total);
    }
    done += file.size;
  }
}
