import * as endpoints from "@linkdesk/contract/endpoints/inboxes.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { getInboxSecurity, updateInboxSecurity } from "@/lib/inboxes/inbox-security";

export const GET = route(endpoints.getInboxSecurity, {
  auth: member,
  handle: ({ actor, params }) => getInboxSecurity(actor, params.id),
});

export const PATCH = route(endpoints.updateInboxSecurity, {
  auth: member,
  handle: ({ actor, params, body }) => updateInboxSecurity(actor, params.id, body),
});
