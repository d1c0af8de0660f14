import { idParams } from "@linkdesk/contract/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { noContent, route } from "@/lib/http/route";
import { revokeInvitation } from "@/lib/workspaces/invitations";

/** Takes an invitation back. */
export const DELETE = route({
  auth: member,
  params: idParams,
  handle: async ({ actor, params }) => {
    await revokeInvitation(actor, params.id);
    return noContent();
  },
});
