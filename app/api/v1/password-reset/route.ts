import { requestResetBody } from "@linkdesk/contract/accounts.ts";
import { addressLimit } from "@/lib/accounts/require-member";
import { requestReset } from "@/lib/accounts/reset-password";
import { noContent, route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";

/** Asks for a link to choose a new password; the answer does not tell whether there is an account. */
export const POST = route({
  auth: sameOrigin,
  limit: addressLimit,
  body: requestResetBody,
  handle: async ({ body }) => {
    await requestReset(body.email);
    return noContent();
  },
});
