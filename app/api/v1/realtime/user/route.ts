import { socketBody } from "@linkdesk/contract/widget.ts";
import { currentSignInId } from "@/lib/accounts/auth";
import { authenticateBrowser } from "@/lib/accounts/cut-sign-ins";
import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";

/** Says whose the browser's socket is, so that it ends with the sign-in. */
export const POST = route({
  auth: member,
  body: socketBody,
  handle: async ({ body }) => json(authenticateBrowser(await currentSignInId(), body.socket_id)),
});
