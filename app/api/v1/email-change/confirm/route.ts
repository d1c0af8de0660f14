import { confirmEmailChange } from "@/lib/accounts/change-email";
import { addressLimit } from "@/lib/accounts/require-member";
import { linkTokenBody } from "@/lib/contract/accounts";
import { requestOrigin } from "@/lib/http/request-origin";
import { noContent, route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";

/** Changes the address with the link mailed to the new one. */
export const POST = route({
  auth: sameOrigin,
  limit: addressLimit,
  body: linkTokenBody,
  handle: async ({ request, body }) => {
    await confirmEmailChange(body.token, requestOrigin(request));
    return noContent();
  },
});
