import { changePasswordBody } from "@linkdesk/contract/accounts.ts";
import { currentSignInId } from "@/lib/accounts/auth";
import { changePassword } from "@/lib/accounts/change-password";
import { person } from "@/lib/accounts/require-member";
import { noContent, route } from "@/lib/http/route";

/** Changes one's password, and signs one's other browsers out. */
export const PUT = route({
  auth: person,
  body: changePasswordBody,
  handle: async ({ actor, body }) => {
    await changePassword(actor, await currentSignInId(), body);
    return noContent();
  },
});
