import { socketBody } from "@linkdesk/contract/widget.ts";
import { json, route } from "@/lib/http/route";
import { authenticateVisitor } from "@/lib/sessions/cut-sessions";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

/** Says whose the visitor's socket is, so that it ends with the session. */
export const POST = route({
  auth: visitor,
  body: socketBody,
  limit: limits.write,
  handle: ({ actor, body }) => json(authenticateVisitor(actor, body.socket_id)),
});
