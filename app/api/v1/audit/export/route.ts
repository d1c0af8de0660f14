import { auditFilter } from "@linkdesk/contract/audit.ts";
import { member } from "@/lib/accounts/require-member";
import { exportAudit } from "@/lib/audit/export-audit";
import { route } from "@/lib/http/route";

/** The audit log as a CSV file. */
export const GET = route({
  auth: member,
  query: auditFilter,
  handle: async ({ actor, query }) =>
    new Response(await exportAudit(actor, query), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="audit-log.csv"',
        "cache-control": "no-store",
      },
    }),
});
