import { Worker } from "node:worker_threads";
import { READ_TIMEOUT_MS, TEXT_TIMEOUT_MS } from "./mail-limits.ts";
import type { WorkerAnswer } from "./mail-worker.ts";
import type { MailParts } from "./read-mail.ts";
import type { MailText } from "./read-text.ts";
import { WORKER_OPTIONS, workerPool } from "./worker-pool.ts";

const MAX_WORKERS = 2;
// In this very form: with other arguments, the app's build copies the file instead of bundling it.
const workers = workerPool(
  () => new Worker(new URL("./mail-worker.ts", import.meta.url), { ...WORKER_OPTIONS }),
  MAX_WORKERS,
);

/** `parts` is missing when the mail could not be read, `text` when its text took too long. */
export type ReadResult = { parts?: MailParts; text?: MailText; problem?: string };

/** Reads a mail in a thread, within READ_TIMEOUT_MS and TEXT_TIMEOUT_MS once its turn has come. Never rejects. */
export async function readInWorker(raw: Buffer): Promise<ReadResult> {
  const result: ReadResult = {};
  const problem = await workers.run(raw, READ_TIMEOUT_MS, (message, task) => {
    const answer = message as WorkerAnswer;
    if (answer.step === "parts") {
      result.parts = answer.parts;
      return task.allow(TEXT_TIMEOUT_MS);
    }
    if (answer.step === "text") result.text = answer.text;
    else result.problem = answer.reason;
    task.finish();
  });
  return problem ? { ...result, problem } : result;
}
