import * as endpoints from "@linkdesk/contract/endpoints/scheduled-messages.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { cancelScheduled } from "@/lib/conversations/cancel-scheduled";
import { updateScheduled } from "@/lib/conversations/update-scheduled";
import { route } from "@/lib/http/route";

export const PATCH = route(endpoints.updateScheduledMessage, {
  auth: caller,
  handle: ({ actor, params, body }) => updateScheduled(actor, params.id, body),
});

export const DELETE = route(endpoints.cancelScheduledMessage, {
  auth: caller,
  handle: ({ actor, params }) => cancelScheduled(actor, params.id),
});
