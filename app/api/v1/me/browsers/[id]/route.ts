import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { person } from "@/lib/accounts/require-member";
import { closeOwnSignIn } from "@/lib/accounts/sign-ins";
import { route } from "@/lib/http/route";

export const DELETE = route(endpoints.signOutBrowser, {
  auth: person,
  handle: ({ actor, params }) => closeOwnSignIn(actor.userId, params.id),
});
