import * as endpoints from "@linkdesk/contract/endpoints/service.ts";
import { cron } from "@/lib/http/cron-secret";
import { route } from "@/lib/http/route";
import { runRetention } from "@/lib/privacy/run-retention";

/** Where functions are stopped after a while; a run that needs longer goes on the next time. */
export const maxDuration = 60;
const BUDGET_MS = 45_000;

export const GET = route(endpoints.runRetention, {
  auth: cron,
  handle: () => runRetention(new Date(), BUDGET_MS),
});
