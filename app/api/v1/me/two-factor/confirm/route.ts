import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { currentSignInId } from "@/lib/accounts/auth";
import { person } from "@/lib/accounts/require-member";
import { confirmTwoFactor } from "@/lib/accounts/two-factor";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.confirmTwoFactor, {
  auth: person,
  handle: async ({ actor, body }) => ({
    recoveryCodes: await confirmTwoFactor(actor, await currentSignInId(), body.code),
  }),
});
