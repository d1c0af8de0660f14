import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { runActions } from "@/lib/actions/run-actions";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.runActions, {
  auth: caller,
  handle: ({ actor, params, body }) => runActions(actor, params.id, body.actions),
});
