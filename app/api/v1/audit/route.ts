import { auditQuery } from "@linkdesk/contract/audit.ts";
import { member } from "@/lib/accounts/require-member";
import { listAudit } from "@/lib/audit/list-audit";
import { json, route } from "@/lib/http/route";

/** Who changed what, newest first, in keyset pages. */
export const GET = route({
  auth: member,
  query: auditQuery,
  handle: async ({ actor, query }) => json(await listAudit(actor, query)),
});
