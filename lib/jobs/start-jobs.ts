import "server-only";
import { startMailFetchWorker } from "../email/incoming/mail-fetch-worker.ts";
import { dispatchNow, registerDispatcher } from "../events/wake-dispatcher.ts";
import { onWake, wakeBeside } from "../platform/beside.ts";
import { env } from "../platform/env.ts";
import { registerHandlers, startWorker, stopJobs } from "../platform/jobs.ts";
import { startBackfillWorker } from "../search/backfill-worker.ts";
import { deliverAfterAnswers, startDeliveryWorker } from "../webhooks/delivery-worker.ts";
import { deliverNow, registerDeliverer } from "../webhooks/wake-deliveries.ts";
import { dispatchAfterAnswers, startDispatchWorker } from "./dispatch-worker.ts";
import { handlers } from "./handlers.ts";

/** Gives this process its job handlers and, unless functions and a cron do it, a worker. */
export function startJobs(): void {
  registerHandlers(handlers);
  const isFunction = env().VERCEL !== undefined;
  const worker = env().JOBS_WORKER ?? String(!isFunction);
  if (worker === "beside") {
    registerDispatcher(() => wakeBeside("events"));
    registerDeliverer(() => wakeBeside("deliveries"));
    return;
  }
  if (worker === "false") {
    dispatchAfterAnswers();
    deliverAfterAnswers();
    return;
  }
  // Not waited for: pages are served while the database is still away.
  void startWorker();
  const deliveries = startDeliveryWorker();
  const dispatcher = startDispatchWorker();
  const mails = startMailFetchWorker();
  const backfill = startBackfillWorker();
  onWake((what) => void (what === "events" ? dispatchNow() : deliverNow()));
  stopOnSignals(() =>
    Promise.all([stopJobs(), dispatcher.stop(), deliveries.stop(), mails.stop(), backfill.stop()]),
  );
}

/**
 * Next.js exits as soon as its requests are answered; the jobs in hand get the same chance. Its own
 * `after` would not do: it is for what a request began.
 */
function stopOnSignals(stopWork: () => Promise<unknown>): void {
  const stop = () => {
    const exit = process.exit;
    const stopped = stopWork().catch(() => {});
    process.exit = ((code) => void stopped.then(() => exit(code))) as typeof process.exit;
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}
