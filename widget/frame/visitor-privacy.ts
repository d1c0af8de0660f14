import { MAX_RETENTION_DAYS } from "@linkdesk/contract/limits.ts";
import type { PageOptions } from "@linkdesk/contract/page-options.ts";
import type { VisitorPrivacy } from "@linkdesk/contract/widget.ts";

/** What the page allows to be stored about its visitor, for the API; undefined: no limits. */
export function toVisitorPrivacy(page: PageOptions["privacy"]): VisitorPrivacy | undefined {
  const { dataRetention, anonymizeIP } = page ?? {};
  const days = dataRetention && Math.max(1, Math.floor(dataRetention));
  if (!days && !anonymizeIP) return undefined;
  return {
    ...(days && { retentionDays: Math.min(days, MAX_RETENTION_DAYS) }),
    ...(anonymizeIP && { anonymizeIp: true }),
  };
}
