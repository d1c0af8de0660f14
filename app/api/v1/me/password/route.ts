import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { currentSignInId } from "@/lib/accounts/auth";
import { changePassword } from "@/lib/accounts/change-password";
import { person } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";

export const PUT = route(endpoints.changePassword, {
  auth: person,
  handle: async ({ actor, body }) => changePassword(actor, await currentSignInId(), body),
});
