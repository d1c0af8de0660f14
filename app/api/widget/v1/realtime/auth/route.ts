import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { authorizeVisitorChannel } from "@/lib/conversations/authorize-channel";
import { route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

export const POST = route(endpoints.authorizeChannel, {
  auth: visitor,
  limit: limits.write,
  handle: ({ actor, body }) => authorizeVisitorChannel(actor, body),
});
