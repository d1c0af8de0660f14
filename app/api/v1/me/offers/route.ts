import * as endpoints from "@linkdesk/contract/endpoints/workspace.ts";
import { listJoinOffers } from "@/lib/accounts/list-join-offers";
import { person } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.listJoinOffers, {
  auth: person,
  handle: async ({ actor }) => ({ items: await listJoinOffers(actor), nextCursor: null }),
});
