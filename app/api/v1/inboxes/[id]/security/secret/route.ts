import * as endpoints from "@linkdesk/contract/endpoints/inboxes.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { rotateSecret } from "@/lib/sessions/inbox-secrets";

export const POST = route(endpoints.rotateInboxSecret, {
  auth: member,
  handle: ({ actor, params, body }) => rotateSecret(actor, params.id, body.overlapHours),
});
