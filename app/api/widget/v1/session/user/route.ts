import { claimedUser } from "@linkdesk/contract/widget.ts";
import { noContent, route } from "@/lib/http/route";
import { claimUser } from "@/lib/sessions/claim-user";
import { limits } from "@/lib/sessions/limits";
import { visitor } from "@/lib/sessions/require-session";

/** What the page says about its visitor: a claim that fills the anonymous contact's profile. */
export const PUT = route({
  auth: visitor,
  body: claimedUser,
  limit: limits.write,
  handle: async ({ actor, body }) => {
    await claimUser(actor, body);
    return noContent();
  },
});
