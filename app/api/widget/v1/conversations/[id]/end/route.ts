import { idParams } from "@linkdesk/contract/conversations.ts";
import { endConversation } from "@/lib/conversations/end-conversation";
import { noContent, route } from "@/lib/http/route";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

/** The visitor ends the conversation. */
export const POST = route({
  auth: visitor,
  params: idParams,
  limit: limits.write,
  handle: async ({ actor, params }) => {
    await endConversation(actor, params.id);
    return noContent();
  },
});
