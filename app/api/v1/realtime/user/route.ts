import * as endpoints from "@linkdesk/contract/endpoints/conversations.ts";
import { isKey } from "@/lib/access/actor";
import { currentSignInId } from "@/lib/accounts/auth";
import { authenticateBrowser } from "@/lib/accounts/cut-sign-ins";
import { authenticateProgram } from "@/lib/api-keys/authenticate-socket";
import { caller } from "@/lib/api-keys/require-caller";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.authorizeUser, {
  auth: caller,
  handle: async ({ actor, body }) =>
    isKey(actor)
      ? authenticateProgram(actor, body.socket_id)
      : authenticateBrowser(await currentSignInId(), body.socket_id),
});
