import { member } from "@/lib/accounts/require-member";
import { countConversations } from "@/lib/conversations/count-conversations";
import { json, route } from "@/lib/http/route";

/** How many conversations each view has, each at most 1000. */
export const GET = route({
  auth: member,
  handle: async ({ actor }) => json(await countConversations(actor)),
});
