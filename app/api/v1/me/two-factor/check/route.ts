import { secondFactorBody } from "@linkdesk/contract/accounts.ts";
import { halfSignedIn, takeSecondFactor } from "@/lib/accounts/pending-sign-in";
import { requestOrigin } from "@/lib/http/request-origin";
import { noContent, route } from "@/lib/http/route";

/** The second step of signing in: a code of the authenticator, or a recovery code. */
export const POST = route({
  auth: halfSignedIn,
  body: secondFactorBody,
  handle: async ({ request, actor, body }) => {
    const cookie = await takeSecondFactor(actor, body.code, requestOrigin(request));
    const response = noContent();
    response.headers.append("set-cookie", cookie);
    return response;
  },
});
