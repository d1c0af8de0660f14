import { activitiesQuery } from "@linkdesk/contract/activities.ts";
import { idParams } from "@linkdesk/contract/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { listActivities } from "@/lib/conversations/list-activities";
import { json, route } from "@/lib/http/route";

/** What was done with the conversation, newest first, in keyset pages. */
export const GET = route({
  auth: member,
  params: idParams,
  query: activitiesQuery,
  handle: async ({ actor, params, query }) => json(await listActivities(actor, params.id, query)),
});
