import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { getConversation } from "@/lib/conversations/get-conversation";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.getConversation, {
  auth: member,
  handle: ({ actor, params }) => getConversation(actor, params.id),
});
