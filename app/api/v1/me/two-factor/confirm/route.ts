import { secondFactorBody } from "@linkdesk/contract/accounts.ts";
import { currentSignInId } from "@/lib/accounts/auth";
import { person } from "@/lib/accounts/require-member";
import { confirmTwoFactor } from "@/lib/accounts/two-factor";
import { json, route } from "@/lib/http/route";

/** Turns two-factor sign-in on; the answer is the only place where the recovery codes appear. */
export const POST = route({
  auth: person,
  body: secondFactorBody,
  handle: async ({ actor, body }) => {
    const recoveryCodes = await confirmTwoFactor(actor, await currentSignInId(), body.code);
    return json({ recoveryCodes }, 201);
  },
});
