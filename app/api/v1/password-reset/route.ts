import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { addressLimit } from "@/lib/accounts/require-member";
import { requestReset } from "@/lib/accounts/reset-password";
import { route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";

export const POST = route(endpoints.requestPasswordReset, {
  auth: sameOrigin,
  limit: addressLimit,
  handle: ({ body }) => requestReset(body.email),
});
