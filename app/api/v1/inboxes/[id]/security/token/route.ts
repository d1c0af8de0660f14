import * as endpoints from "@linkdesk/contract/endpoints/inboxes.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { checkToken } from "@/lib/sessions/inbox-secrets";

export const POST = route(endpoints.checkToken, {
  auth: member,
  handle: ({ actor, params, body }) => checkToken(actor, params.id, body.token),
});
