import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { addressLimit } from "@/lib/accounts/require-member";
import { signUp } from "@/lib/accounts/sign-up";
import { requestOrigin } from "@/lib/http/request-origin";
import { route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";

export const POST = route(endpoints.signUp, {
  auth: sameOrigin,
  limit: addressLimit,
  handle: async ({ request, body }) => {
    await signUp(body, requestOrigin(request));
    return {};
  },
});
