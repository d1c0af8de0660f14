import { addressLimit, person } from "@/lib/accounts/require-member";
import { requestVerification } from "@/lib/accounts/verify-email";
import { noContent, route } from "@/lib/http/route";

/** Mails the link that confirms one's address once more. */
export const POST = route({
  auth: person,
  limit: addressLimit,
  handle: async ({ actor }) => {
    await requestVerification(actor);
    return noContent();
  },
});
