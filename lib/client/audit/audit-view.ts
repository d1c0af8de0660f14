import type { AuditGroup } from "@linkdesk/contract/audit.ts";

/** What the audit log is narrowed to; empty is everything. */
export type AuditView = { actor: string; group: AuditGroup | ""; from: string; to: string };

export const WHOLE_LOG: AuditView = { actor: "", group: "", from: "", to: "" };

/** Where the file with the same events is. */
export function auditExportHref(view: AuditView): string {
  const set = Object.entries(view).filter(([, value]) => value !== "");
  const query = new URLSearchParams(set).toString();
  return `/api/v1/audit/export${query === "" ? "" : `?${query}`}`;
}
