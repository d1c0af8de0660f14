import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { runActions } from "@/lib/actions/run-actions";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.runActions, {
  auth: member,
  handle: ({ actor, params, body }) => runActions(actor, params.id, body.actions),
});
