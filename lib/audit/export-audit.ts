import "server-only";
import { AUDIT_ACTIONS, type AuditEvent, type AuditFilter } from "@linkdesk/contract/audit.ts";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import type { Place } from "../http/cursor.ts";
import { streamOf } from "../http/stream.ts";
import { db } from "../platform/db.ts";
import { csvLine } from "./csv.ts";
import { readAudit } from "./list-audit.ts";
import { recordAudit } from "./record-audit.ts";

const PAGE = 500;

const HEADER = [
  "time (UTC)",
  "who",
  "action",
  "what happened",
  "kind",
  "id",
  "name",
  "changes",
  "address",
  "browser",
];

/**
 * The audit log under a filter as CSV, newest first, read page by page while it is sent: it ends
 * with the first event, however many there are. The export is itself an event. Errors: forbidden.
 */
export async function exportAudit(
  actor: Actor,
  filter: AuditFilter,
): Promise<ReadableStream<Uint8Array>> {
  requirePermission(actor, "audit.read");
  await recordAudit(db(), actor, {
    action: "audit.exported",
    target: { kind: "workspace", id: actor.workspace.id, label: actor.workspace.name },
    changes: Object.fromEntries(
      Object.entries(filter).map(([name, value]) => [name, [null, value]]),
    ),
  });
  return streamOf(pagesOf(actor.workspace.id, filter));
}

async function* pagesOf(workspaceId: string, filter: AuditFilter): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  // The mark tells spreadsheets that what follows is UTF-8.
  yield encoder.encode(`\ufeff${csvLine(HEADER)}`);
  let place: Place | undefined;
  for (;;) {
    const events = await readAudit(workspaceId, filter, place, PAGE);
    if (events.length > 0) yield encoder.encode(events.map(lineOf).join(""));
    const last = events.at(-1);
    if (!last || events.length < PAGE) return;
    place = { at: new Date(last.at), id: last.id };
  }
}

function lineOf(event: AuditEvent): string {
  return csvLine([
    event.at,
    event.actor.name,
    event.action,
    AUDIT_ACTIONS[event.action] ?? "",
    event.target.kind,
    event.target.id ?? "",
    event.target.label,
    Object.keys(event.changes).length > 0 ? JSON.stringify(event.changes) : "",
    event.address ?? "",
    event.userAgent ?? "",
  ]);
}
