import { idParams } from "@linkdesk/contract/conversations.ts";
import { person } from "@/lib/accounts/require-member";
import { noContent, route } from "@/lib/http/route";
import { acceptJoinOffer } from "@/lib/workspaces/accept-join-offer";

/** Joins one of them. */
export const POST = route({
  auth: person,
  params: idParams,
  handle: async ({ actor, params }) => {
    await acceptJoinOffer(actor, params.id);
    return noContent();
  },
});
