import { idParams } from "@linkdesk/contract/conversations.ts";
import { checkTokenBody } from "@linkdesk/contract/inbox-security.ts";
import { member } from "@/lib/accounts/require-member";
import { json, route } from "@/lib/http/route";
import { checkToken } from "@/lib/sessions/inbox-secrets";

/** Says what is wrong with a token, for whoever builds the website's side. Changes nothing. */
export const POST = route({
  auth: member,
  params: idParams,
  body: checkTokenBody,
  handle: async ({ actor, params, body }) => json(await checkToken(actor, params.id, body.token)),
});
