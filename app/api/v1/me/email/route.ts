import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { requestEmailChange } from "@/lib/accounts/change-email";
import { addressLimit, person } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";

export const PUT = route(endpoints.requestEmailChange, {
  auth: person,
  limit: addressLimit,
  handle: ({ actor, body }) => requestEmailChange(actor, body),
});
