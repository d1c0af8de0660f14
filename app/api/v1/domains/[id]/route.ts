import { idParams } from "@linkdesk/contract/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { noContent, route } from "@/lib/http/route";
import { removeJoinDomain } from "@/lib/workspaces/join-domains";

/** Takes a domain off the list; who has joined stays. */
export const DELETE = route({
  auth: member,
  params: idParams,
  handle: async ({ actor, params }) => {
    await removeJoinDomain(actor, params.id);
    return noContent();
  },
});
