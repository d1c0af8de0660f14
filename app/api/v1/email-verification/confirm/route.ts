import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { currentPerson } from "@/lib/accounts/current-member";
import { addressLimit } from "@/lib/accounts/require-member";
import { verifyEmail } from "@/lib/accounts/verify-email";
import { route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";

export const POST = route(endpoints.verifyEmail, {
  auth: sameOrigin,
  limit: addressLimit,
  handle: async ({ body }) => verifyEmail(body, await currentPerson()),
});
