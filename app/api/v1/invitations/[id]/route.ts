import * as endpoints from "@linkdesk/contract/endpoints/workspace.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { revokeInvitation } from "@/lib/workspaces/invitations";

export const DELETE = route(endpoints.revokeInvitation, {
  auth: member,
  handle: ({ actor, params }) => revokeInvitation(actor, params.id),
});
