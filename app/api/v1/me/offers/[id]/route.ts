import * as endpoints from "@linkdesk/contract/endpoints/workspace.ts";
import { person } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";
import { acceptJoinOffer } from "@/lib/workspaces/accept-join-offer";

export const POST = route(endpoints.acceptJoinOffer, {
  auth: person,
  handle: ({ actor, params }) => acceptJoinOffer(actor, params.id),
});
