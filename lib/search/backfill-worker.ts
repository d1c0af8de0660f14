import "server-only";
import { log } from "../platform/log.ts";
import { backfillBatch } from "./backfill.ts";

/** Between batches: others use the database, too. */
const PAUSE_MS = 50;
const PAUSE_AFTER_FAILURE_MS = 30_000;

/** Works in this process until everything is searchable, and then ends. */
export function startBackfillWorker(): { stop: () => Promise<void> } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  const plan = (ms: number) => {
    if (isStopped) return;
    timer = setTimeout(() => {
      running = run();
    }, ms);
    timer.unref();
  };
  const run = async () => {
    try {
      if (await backfillBatch()) plan(PAUSE_MS);
    } catch (error) {
      log.error("search.backfill_failed", { error });
      plan(PAUSE_AFTER_FAILURE_MS);
    }
  };
  plan(PAUSE_MS);
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** The same for a cron, for at most so long. */
export async function backfillFor(maxMs: number): Promise<void> {
  const deadline = performance.now() + maxMs;
  while (performance.now() < deadline && (await backfillBatch()));
}
