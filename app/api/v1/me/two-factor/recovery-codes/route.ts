import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { person } from "@/lib/accounts/require-member";
import { renewRecoveryCodes } from "@/lib/accounts/two-factor";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.renewRecoveryCodes, {
  auth: person,
  handle: async ({ actor, body }) => ({ recoveryCodes: await renewRecoveryCodes(actor, body) }),
});
