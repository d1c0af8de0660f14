import * as endpoints from "@linkdesk/contract/endpoints/inboxes.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { getInbox } from "@/lib/inboxes/get-inbox";
import { updateInbox } from "@/lib/inboxes/update-inbox";

export const GET = route(endpoints.getInbox, {
  auth: member,
  handle: ({ actor, params }) => getInbox(actor, params.id),
});

export const PATCH = route(endpoints.updateInbox, {
  auth: member,
  handle: ({ actor, params, body }) => updateInbox(actor, params.id, body),
});
