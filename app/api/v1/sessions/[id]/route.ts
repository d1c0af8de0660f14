import { idParams } from "@linkdesk/contract/conversations.ts";
import { member } from "@/lib/accounts/require-member";
import { noContent, route } from "@/lib/http/route";
import { endContactSession } from "@/lib/sessions/end-contact-session";

/** Ends a visitor's session. */
export const DELETE = route({
  auth: member,
  params: idParams,
  handle: async ({ actor, params }) => {
    await endContactSession(actor, params.id);
    return noContent();
  },
});
