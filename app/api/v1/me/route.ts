import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";

/** The signed-in member. */
export const GET = route({
  auth: member,
  handle: ({ actor: { origin: _, ...me } }) => json(me),
});
