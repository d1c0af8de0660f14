import * as endpoints from "@linkdesk/contract/endpoints/audit.ts";
import { member } from "@/lib/accounts/require-member";
import { exportAudit } from "@/lib/audit/export-audit";
import { route } from "@/lib/http/route";

export const GET = route(endpoints.exportAudit, {
  auth: member,
  handle: async ({ actor, query }) =>
    new Response(await exportAudit(actor, query), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="audit-log.csv"',
        "cache-control": "no-store",
      },
    }),
});
