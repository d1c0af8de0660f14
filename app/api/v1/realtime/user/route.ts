import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { currentSignInId } from "@/lib/accounts/auth";
import { authenticateBrowser } from "@/lib/accounts/cut-sign-ins";
import { member } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.authorizeUser, {
  auth: member,
  handle: async ({ body }) => authenticateBrowser(await currentSignInId(), body.socket_id),
});
