import { idParams } from "@linkdesk/contract/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { getConversation } from "@/lib/conversations/get-conversation";
import { json, route } from "@/lib/http/route";

/** Returns one conversation with the data of its visitor's browser. */
export const GET = route({
  auth: member,
  params: idParams,
  handle: async ({ actor, params }) => json(await getConversation(actor, params.id)),
});
