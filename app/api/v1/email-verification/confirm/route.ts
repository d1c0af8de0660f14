import { addressLimit } from "@/lib/accounts/require-member";
import { verifyEmail } from "@/lib/accounts/verify-email";
import { linkTokenBody } from "@/lib/contract/accounts";
import { noContent, route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";

/** Confirms an address with the mailed link; on whichever device the mail is read. */
export const POST = route({
  auth: sameOrigin,
  limit: addressLimit,
  body: linkTokenBody,
  handle: async ({ body }) => {
    await verifyEmail(body.token);
    return noContent();
  },
});
