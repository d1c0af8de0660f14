import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { widgetState } from "@/lib/conversations/widget-state";
import { route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";
import { revokeSession } from "@/lib/sessions/revoke-session";

export const GET = route(endpoints.getSession, {
  auth: visitor,
  handle: ({ actor }) => widgetState(actor),
});

export const DELETE = route(endpoints.endSession, {
  auth: visitor,
  limit: limits.write,
  handle: ({ actor }) => revokeSession(actor),
});
