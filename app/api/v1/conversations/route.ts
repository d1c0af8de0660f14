import { conversationsQuery } from "@linkdesk/contract/conversation-filter.ts";
import { member } from "@/lib/accounts/require-member";
import { listConversations } from "@/lib/conversations/list-conversations";
import { json, route } from "@/lib/http/route";

/** The workspace's conversations, newest message first, in keyset pages. */
export const GET = route({
  auth: member,
  query: conversationsQuery,
  handle: async ({ actor, query }) => json(await listConversations(actor, query)),
});
