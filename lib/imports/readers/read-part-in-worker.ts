import { Worker } from "node:worker_threads";
import { WORKER_OPTIONS, workerPool } from "../../email/parse/worker-pool.ts";
import { invalidField } from "../../platform/app-error.ts";
import type { PartAnswer, PartDetails } from "./part-worker.ts";
import type { ReadPart } from "./read-part.ts";

/** More than the time that HTML is given, and less than what a client waits. */
const TIMEOUT_MS = 25_000;
const MAX_WORKERS = 1;
// In this very form: with other arguments, the app's build copies the file instead of bundling it.
const workers = workerPool(
  () => new Worker(new URL("./part-worker.ts", import.meta.url), { ...WORKER_OPTIONS }),
  MAX_WORKERS,
);

/**
 * Reads a part in a thread, so that it delays nobody, within TIMEOUT_MS once its turn has come. Errors:
 * invalid_request, when it is no text, has too many lines or takes too long.
 */
export async function readPartInWorker(bytes: Uint8Array, details: PartDetails): Promise<ReadPart> {
  let answer: PartAnswer | undefined;
  const take = (message: unknown, task: { finish: () => void }) => {
    answer = message as PartAnswer;
    task.finish();
  };
  await workers.run(Buffer.from(bytes), TIMEOUT_MS, take, details);
  if (!answer) throw invalidField("body", "cannot be read in time; send it in smaller parts");
  if ("problem" in answer) throw invalidField("body", answer.problem);
  return answer.read;
}
