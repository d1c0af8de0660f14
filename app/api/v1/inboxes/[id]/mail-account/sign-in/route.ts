import * as endpoints from "@linkdesk/contract/endpoints/mail-accounts.ts";
import { member } from "@/lib/accounts/require-member";
import { startMailSignIn } from "@/lib/email/accounts/sign-in/start-sign-in";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.startMailSignIn, {
  auth: member,
  handle: ({ actor, params, body }) => startMailSignIn(actor, params.id, body.provider),
});
