import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { person } from "@/lib/accounts/require-member";
import { beginTwoFactor, endTwoFactor } from "@/lib/accounts/two-factor";
import { route } from "@/lib/http/route";

export const POST = route(endpoints.beginTwoFactor, {
  auth: person,
  handle: ({ actor, body }) => beginTwoFactor(actor, body.currentPassword),
});

export const DELETE = route(endpoints.endTwoFactor, {
  auth: person,
  handle: ({ actor, body }) => endTwoFactor(actor, body),
});
