import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { listActivities } from "@/lib/conversations/list-activities";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.listActivities, {
  auth: member,
  handle: ({ actor, params, query }) => listActivities(actor, params.id, query),
});
