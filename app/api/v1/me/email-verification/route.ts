import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { addressLimit, person } from "@/lib/accounts/require-member";
import { requestVerification } from "@/lib/accounts/verify-email";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.requestEmailVerification, {
  auth: person,
  limit: addressLimit,
  handle: ({ actor }) => requestVerification(actor),
});
