import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { route } from "@/lib/http/route";
import { authenticateVisitor } from "@/lib/sessions/cut-sessions";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

export const POST = route(endpoints.authorizeUser, {
  auth: visitor,
  limit: limits.write,
  handle: ({ actor, body }) => authenticateVisitor(actor, body.socket_id),
});
