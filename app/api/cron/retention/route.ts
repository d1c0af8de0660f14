import { cron } from "@/lib/http/cron-secret";
import { json, route } from "@/lib/http/route";
import { runRetention } from "@/lib/privacy/run-retention";

/** Where functions are stopped after a while; a run that needs longer goes on the next time. */
export const maxDuration = 60;
const BUDGET_MS = 45_000;

/** Deletes what inboxes keep no longer. Once a day; more often does no harm. */
export const GET = route({
  auth: cron,
  handle: async () => json(await runRetention(new Date(), BUDGET_MS)),
});
