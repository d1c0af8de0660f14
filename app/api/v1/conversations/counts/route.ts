import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { countConversations } from "@/lib/conversations/count-conversations";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.countConversations, {
  auth: member,
  handle: ({ actor, query }) => countConversations(actor, query),
});
