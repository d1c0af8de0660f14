import * as endpoints from "@linkdesk/contract/endpoints/audit.ts";
import { member } from "@/lib/accounts/require-member";
import { listFormerMembers } from "@/lib/audit/list-former-members";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.listFormerMembers, {
  auth: member,
  handle: ({ actor }) => listFormerMembers(actor),
});
