import { signUpBody } from "@linkdesk/contract/accounts.ts";
import { addressLimit } from "@/lib/accounts/require-member";
import { signUp } from "@/lib/accounts/sign-up";
import { requestOrigin } from "@/lib/http/request-origin";
import { json, route } from "@/lib/http/route";
import { sameOrigin } from "@/lib/http/same-origin";

/** Creates an account, with a workspace or as an invited member. Signing in is a step of its own. */
export const POST = route({
  auth: sameOrigin,
  limit: addressLimit,
  body: signUpBody,
  handle: async ({ request, body }) => {
    await signUp(body, requestOrigin(request));
    return json({}, 201);
  },
});
