import { endTwoFactorBody } from "@linkdesk/contract/accounts.ts";
import { person } from "@/lib/accounts/require-member";
import { renewRecoveryCodes } from "@/lib/accounts/two-factor";
import { json, route } from "@/lib/http/route";

/** Makes new recovery codes, shown once; the old ones stop working. */
export const POST = route({
  auth: person,
  body: endTwoFactorBody,
  handle: async ({ actor, body }) =>
    json({ recoveryCodes: await renewRecoveryCodes(actor, body) }, 201),
});
