import { resetPasswordBody } from "@linkdesk/contract/accounts.ts";
import { addressLimit } from "@/lib/accounts/require-member";
import { resetPassword } from "@/lib/accounts/reset-password";
import { requestOrigin } from "@/lib/http/request-origin";
import { noContent, route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";

/** Sets a new password with the mailed link, and signs every browser out. */
export const POST = route({
  auth: sameOrigin,
  limit: addressLimit,
  body: resetPasswordBody,
  handle: async ({ request, body }) => {
    await resetPassword(body.token, body.password, requestOrigin(request));
    return noContent();
  },
});
