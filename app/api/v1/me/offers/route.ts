import { listJoinOffers } from "@/lib/accounts/list-join-offers";
import { person } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";

/** The workspaces that the caller may join because of their confirmed address. */
export const GET = route({
  auth: person,
  handle: async ({ actor }) => json({ items: await listJoinOffers(actor), nextCursor: null }),
});
