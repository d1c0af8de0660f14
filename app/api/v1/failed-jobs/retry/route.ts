import * as endpoints from "@linkdesk/contract/endpoints/service.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { retryFailedJobs } from "@/lib/jobs/failed-jobs";

export const POST = route(endpoints.retryFailedJobs, {
  auth: member,
  handle: ({ actor }) => retryFailedJobs(actor),
});
