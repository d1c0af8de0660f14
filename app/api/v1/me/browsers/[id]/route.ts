import { idParams } from "@linkdesk/contract/conversations.ts";
import { person } from "@/lib/accounts/require-member";
import { closeOwnSignIn } from "@/lib/accounts/sign-ins";
import { noContent, route } from "@/lib/http/route";

/** Signs one of one's own browsers out. */
export const DELETE = route({
  auth: person,
  params: idParams,
  handle: async ({ actor, params }) => {
    await closeOwnSignIn(actor.userId, params.id);
    return noContent();
  },
});
