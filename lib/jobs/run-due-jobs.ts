import "server-only";
import { sendDueScheduled } from "../conversations/send-scheduled.ts";
import { wakeSnoozed } from "../conversations/wake-snoozed.ts";
import { pollMailAccounts } from "../email/incoming/poll-mail-accounts.ts";
import { queueDueMails } from "../email/outgoing/queue-due-mails.ts";
import { drainJobs, maintainJobs } from "../platform/jobs.ts";
import { backfillFor } from "../search/backfill-worker.ts";
import { deliverDue } from "../webhooks/deliver-due.ts";
import { dispatchEvents } from "./dispatch-events.ts";

/** Well within the time that a function may take. */
const MAX_MS = 20_000;

/** Reading mail comes before the jobs that it makes. */
const MAX_FETCH_MS = 10_000;
const MAX_BACKFILL_MS = 5_000;

/** What a worker would do now, in a bounded time: reading mail, events, due mails, jobs, deliveries of webhooks. */
export async function runDueJobs(): Promise<{
  done: number;
  failed: number;
  events: number;
  deliveries: number;
  mails: number;
}> {
  await maintainJobs();
  const mails = await pollMailAccounts({ maxMs: MAX_FETCH_MS });
  const events = await dispatchEvents({ maxMs: MAX_MS });
  await queueDueMails(new Date());
  await sendDueScheduled(new Date());
  await wakeSnoozed(new Date());
  // Beside each other: a receiver that is slow keeps no mail waiting.
  const [counts, deliveries] = await Promise.all([
    drainJobs(MAX_MS),
    deliverDue({ maxMs: MAX_MS }),
  ]);
  await backfillFor(MAX_BACKFILL_MS);
  return { ...counts, events, deliveries, mails };
}
