import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { listConversations } from "@/lib/conversations/list-conversations";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.listConversations, {
  auth: member,
  handle: ({ actor, query }) => listConversations(actor, query),
});
