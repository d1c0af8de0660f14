import * as endpoints from "@linkdesk/contract/endpoints/workspace.ts";
import { person } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { acceptInvitation } from "@/lib/workspaces/accept-invitation";

export const POST = route(endpoints.acceptInvitation, {
  auth: person,
  handle: ({ actor, body }) => acceptInvitation(actor, body.token),
});
