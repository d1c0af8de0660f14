import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { addressLimit } from "@/lib/accounts/require-member";
import { resetPassword } from "@/lib/accounts/reset-password";
import { requestOrigin } from "@/lib/http/request-origin";
import { route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";

export const POST = route(endpoints.resetPassword, {
  auth: sameOrigin,
  limit: addressLimit,
  handle: ({ request, body }) => resetPassword(body.token, body.password, requestOrigin(request)),
});
