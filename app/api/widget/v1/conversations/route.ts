import * as endpoints from "@linkdesk/contract/endpoints/widget.ts";
import { startConversation } from "@/lib/conversations/start-conversation";
import { reply, route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

export const POST = route(endpoints.startConversation, {
  auth: visitor,
  limit: limits.conversation,
  handle: async ({ actor, body }) => {
    const { created, ...started } = await startConversation(actor, body);
    return reply(started, { status: created ? 201 : 200 });
  },
});
