import "server-only";
import type { AuditTarget } from "@linkdesk/contract/audit.ts";
import { displayName } from "./display-name.ts";

/** A contact in the audit log: by the end of its id. The log outlives them, so it has no name. */
export function contactTarget(id: string): AuditTarget {
  return { kind: "contact", id, label: displayName({ id, name: null }) };
}
