import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { endConversation } from "@/lib/conversations/end-conversation";
import { route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

export const POST = route(endpoints.endConversation, {
  auth: visitor,
  limit: limits.write,
  handle: ({ actor, params }) => endConversation(actor, params.id),
});
