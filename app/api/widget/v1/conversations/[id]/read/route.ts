import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { markReadByVisitor } from "@/lib/conversations/mark-read";
import { route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

export const POST = route(endpoints.markRead, {
  auth: visitor,
  limit: limits.write,
  handle: ({ actor, params, body }) => markReadByVisitor(actor, params.id, body.seq),
});
