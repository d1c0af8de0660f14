import * as endpoints from "@linkdesk/contract/endpoints/service.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { listFailedJobs } from "@/lib/jobs/failed-jobs";

export const GET = route(endpoints.listFailedJobs, {
  auth: member,
  handle: ({ actor }) => listFailedJobs(actor),
});
