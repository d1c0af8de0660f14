import * as endpoints from "@linkdesk/contract/endpoints/inboxes.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";
import { getInbox } from "@/lib/inboxes/get-inbox";
import { updateInbox } from "@/lib/inboxes/update-inbox";

export const GET = route(endpoints.getInbox, {
  auth: caller,
  handle: ({ actor, params }) => getInbox(actor, params.id),
});

export const PATCH = route(endpoints.updateInbox, {
  auth: caller,
  handle: ({ actor, params, body }) => updateInbox(actor, params.id, body),
});
