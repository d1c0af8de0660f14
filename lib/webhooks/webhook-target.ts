import "server-only";
import type { AuditTarget } from "@linkdesk/contract/audit.ts";

/** A webhook in the audit log: by its host. The rest of the address may hold a secret. */
export function webhookTarget({ id, url }: { id: string; url: string }): AuditTarget {
  return { kind: "webhook", id, label: new URL(url).host };
}
