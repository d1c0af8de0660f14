import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { runBulkActions } from "@/lib/actions/run-bulk-actions";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.runBulkActions, {
  auth: caller,
  handle: ({ actor, body }) => runBulkActions(actor, body),
});
