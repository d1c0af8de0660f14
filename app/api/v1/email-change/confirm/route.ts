import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { confirmEmailChange } from "@/lib/accounts/change-email";
import { currentPerson } from "@/lib/accounts/current-member";
import { addressLimit } from "@/lib/accounts/require-member";
import { requestOrigin } from "@/lib/http/request-origin";
import { route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";

export const POST = route(endpoints.confirmEmailChange, {
  auth: sameOrigin,
  limit: addressLimit,
  handle: async ({ request, body }) =>
    confirmEmailChange(body, await currentPerson(), requestOrigin(request)),
});
