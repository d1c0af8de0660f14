import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { caller } from "@/lib/api-keys/require-caller";
import { withExpanded } from "@/lib/conversations/expand-conversations";
import { getConversation } from "@/lib/conversations/get-conversation";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.getConversation, {
  auth: caller,
  handle: async ({ actor, params, query }) => {
    const conversation = await getConversation(actor, params.id);
    const [expanded] = await withExpanded(actor, [conversation], query.expand ?? []);
    return expanded ?? conversation;
  },
});
