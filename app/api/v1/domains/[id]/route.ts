import * as endpoints from "@linkdesk/contract/endpoints/workspace.ts";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { removeJoinDomain } from "@/lib/workspaces/join-domains";

export const DELETE = route(endpoints.removeJoinDomain, {
  auth: member,
  handle: ({ actor, params }) => removeJoinDomain(actor, params.id),
});
