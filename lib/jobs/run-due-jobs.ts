import "server-only";
import { queueDueMails } from "../email/queue-due-mails.ts";
import { drainJobs, maintainJobs } from "../platform/jobs.ts";
import { deliverDue } from "../webhooks/deliver-due.ts";
import { dispatchEvents } from "./dispatch-events.ts";

/** Well within the time that a function may take. */
const MAX_MS = 20_000;

/** What a worker would do now, in a bounded time: events, due mails, jobs, and deliveries of webhooks. */
export async function runDueJobs(): Promise<{
  done: number;
  failed: number;
  events: number;
  deliveries: number;
}> {
  await maintainJobs();
  const events = await dispatchEvents({ maxMs: MAX_MS });
  await queueDueMails(new Date());
  // Beside each other: a receiver that is slow keeps no mail waiting.
  const [counts, deliveries] = await Promise.all([
    drainJobs(MAX_MS),
    deliverDue({ maxMs: MAX_MS }),
  ]);
  return { ...counts, events, deliveries };
}
