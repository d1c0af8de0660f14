import { currentSignInId } from "@/lib/accounts/auth";
import { person } from "@/lib/accounts/require-member";
import { listSignIns, signOutEverywhere } from "@/lib/accounts/sign-ins";
import { json, noContent, route } from "@/lib/http/route";

/** The browsers that are signed in to one's account. */
export const GET = route({
  auth: person,
  handle: async ({ actor }) => {
    const items = await listSignIns(actor.userId, await currentSignInId());
    return json({ items, nextCursor: null });
  },
});

/** Signs every browser out, this one too. */
export const DELETE = route({
  auth: person,
  handle: async ({ actor }) => {
    await signOutEverywhere(actor);
    return noContent();
  },
});
