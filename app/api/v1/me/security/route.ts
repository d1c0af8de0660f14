import * as endpoints from "@linkdesk/contract/endpoints/account.ts";
import { accountSecurity } from "@/lib/accounts/account-security";
import { person } from "@/lib/accounts/require-member";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.getAccountSecurity, {
  auth: person,
  handle: ({ actor }) => accountSecurity(actor),
});
