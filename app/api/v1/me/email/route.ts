import { changeEmailBody } from "@linkdesk/contract/accounts.ts";
import { requestEmailChange } from "@/lib/accounts/change-email";
import { addressLimit, person } from "@/lib/accounts/require-member";
import { noContent, route } from "@/lib/http/route";

/** Asks for another address; it counts once the link that is mailed there was opened. */
export const PUT = route({
  auth: person,
  limit: addressLimit,
  body: changeEmailBody,
  handle: async ({ actor, body }) => {
    await requestEmailChange(actor, body);
    return noContent();
  },
});
