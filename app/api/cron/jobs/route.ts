import * as endpoints from "@linkdesk/contract/endpoints/service.ts";
import { cron } from "@/lib/http/cron-secret";
import { route } from "@/lib/http/route";
import { runDueJobs } from "@/lib/jobs/run-due-jobs";

/** Vercel gives a function this long. */
export const maxDuration = 60;

export const GET = route(endpoints.runDueJobs, {
  auth: cron,
  handle: runDueJobs,
});
