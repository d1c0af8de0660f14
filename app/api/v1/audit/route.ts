import * as endpoints from "@linkdesk/contract/endpoints/audit.ts";
import { member } from "@/lib/accounts/require-member";
import { listAudit } from "@/lib/audit/list-audit";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.listAudit, {
  auth: member,
  handle: ({ actor, query }) => listAudit(actor, query),
});
