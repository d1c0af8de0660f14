import { startConversationBody } from "@linkdesk/contract/widget.ts";
import { startConversation } from "@/lib/conversations/start-conversation";
import { json, route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

/** Starts a conversation with its first message; 200 instead of 201 when it was started before. */
export const POST = route({
  auth: visitor,
  body: startConversationBody,
  limit: limits.conversation,
  handle: async ({ actor, body }) => {
    const { created, ...started } = await startConversation(actor, body);
    return json(started, created ? 201 : 200);
  },
});
