import { confirmAddressBody } from "@linkdesk/contract/accounts.ts";
import { confirmEmailChange } from "@/lib/accounts/change-email";
import { currentPerson } from "@/lib/accounts/current-member";
import { addressLimit } from "@/lib/accounts/require-member";
import { requestOrigin } from "@/lib/http/request-origin";
import { noContent, route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";

/** Changes the address with the link mailed to the new one, for whoever holds the account. */
export const POST = route({
  auth: sameOrigin,
  limit: addressLimit,
  body: confirmAddressBody,
  handle: async ({ request, body }) => {
    await confirmEmailChange(body, await currentPerson(), requestOrigin(request));
    return noContent();
  },
});
