import { confirmAddressBody } from "@linkdesk/contract/accounts.ts";
import { currentPerson } from "@/lib/accounts/current-member";
import { addressLimit } from "@/lib/accounts/require-member";
import { verifyEmail } from "@/lib/accounts/verify-email";
import { noContent, route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";

/** Confirms an address with the mailed link, for whoever holds the account; on any device. */
export const POST = route({
  auth: sameOrigin,
  limit: addressLimit,
  body: confirmAddressBody,
  handle: async ({ body }) => {
    await verifyEmail(body, await currentPerson());
    return noContent();
  },
});
