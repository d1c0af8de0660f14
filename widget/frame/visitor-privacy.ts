import { MAX_RETENTION_DAYS } from "@linkdesk/contract/limits.ts";
import type { PageOptions } from "@linkdesk/contract/page-options.ts";
import type { VisitorPrivacy } from "@linkdesk/contract/widget.ts";

/** What the page wants to be kept of its visitor, as the server takes it; undefined: it says nothing. */
export function toVisitorPrivacy(page: PageOptions["privacy"]): VisitorPrivacy | undefined {
  const { dataRetention, anonymizeIP } = page ?? {};
  const days = dataRetention && Math.max(1, Math.floor(dataRetention));
  if (!days && !anonymizeIP) return undefined;
  return {
    ...(days && { retentionDays: Math.min(days, MAX_RETENTION_DAYS) }),
    ...(anonymizeIP && { anonymizeIp: true }),
  };
}
