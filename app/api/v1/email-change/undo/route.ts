import { linkTokenBody } from "@linkdesk/contract/accounts.ts";
import { undoEmailChange } from "@/lib/accounts/change-email";
import { addressLimit } from "@/lib/accounts/require-member";
import { requestOrigin } from "@/lib/http/request-origin";
import { noContent, route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";

/** Gives the account its old address back, with the link mailed there. */
export const POST = route({
  auth: sameOrigin,
  limit: addressLimit,
  body: linkTokenBody,
  handle: async ({ request, body }) => {
    await undoEmailChange(body.token, requestOrigin(request));
    return noContent();
  },
});
