import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { listActivities } from "@/lib/conversations/list-activities";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.listActivities, {
  auth: caller,
  handle: ({ actor, params, query }) => listActivities(actor, params.id, query),
});
