import { linkTokenBody } from "@linkdesk/contract/accounts.ts";
import { person } from "@/lib/accounts/require-member";
import { noContent, route } from "@/lib/http/route";
import { acceptInvitation } from "@/lib/workspaces/accept-invitation";

/** A signed-in person joins another workspace. */
export const POST = route({
  auth: person,
  body: linkTokenBody,
  handle: async ({ actor, body }) => {
    await acceptInvitation(actor, body.token);
    return noContent();
  },
});
