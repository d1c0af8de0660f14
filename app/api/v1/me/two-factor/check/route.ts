import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { halfSignedIn, takeSecondFactor } from "@/lib/accounts/pending-sign-in";
import { requestOrigin } from "@/lib/http/request-origin";
import { reply, route } from "@/lib/http/route";

export const POST = route(endpoints.checkSecondFactor, {
  auth: halfSignedIn,
  handle: async ({ request, actor, body }) => {
    const cookie = await takeSecondFactor(actor, body.code, requestOrigin(request));
    return reply(undefined, { headers: { "set-cookie": cookie } });
  },
});
