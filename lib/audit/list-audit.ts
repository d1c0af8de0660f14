import "server-only";
import {
  type AuditAction,
  type AuditChanges,
  type AuditEvent,
  type AuditFilter,
  type AuditQuery,
  type AuditTarget,
  actionsOf,
  LINKDESK_ACTOR,
} from "@linkdesk/contract/audit.ts";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { decodeCursor, encodeCursor, type Place } from "../http/cursor.ts";
import { db, type Prisma } from "../platform/db.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The workspace's audit log, newest first, one keyset page. Errors: forbidden. */
export async function listAudit(
  actor: Actor,
  { cursor, limit, ...filter }: AuditQuery,
): Promise<Page<AuditEvent>> {
  requirePermission(actor, "audit.read");
  const place = cursor === undefined ? undefined : decodeCursor(cursor);
  const rows = await readAudit(actor.workspace.id, filter, place, limit + 1);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items,
    nextCursor: last ? encodeCursor({ at: new Date(last.at), id: last.id }) : null,
  };
}

/** Up to `take` events before a place, newest first. The caller has checked the permission. */
export async function readAudit(
  workspaceId: string,
  filter: AuditFilter,
  place: Place | undefined,
  take: number,
): Promise<AuditEvent[]> {
  const rows = await db().auditEvent.findMany({
    where: { workspaceId, ...matching(filter, place) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take,
  });
  return rows.map((row) => ({
    id: row.id,
    actor: { id: row.actorId, name: row.actorName },
    action: row.action as AuditAction,
    target: {
      kind: row.targetKind as AuditTarget["kind"],
      id: row.targetId,
      label: row.targetLabel,
    },
    changes: row.changes as AuditChanges,
    address: row.address,
    userAgent: row.userAgent,
    at: row.at.toISOString(),
  }));
}

function matching(
  { actor, group, from, to }: AuditFilter,
  place: Place | undefined,
): Prisma.AuditEventWhereInput {
  const at: Prisma.DateTimeFilter = {};
  if (from) at.gte = new Date(from);
  if (to) at.lt = new Date(Date.parse(to) + DAY_MS);
  return {
    ...(actor ? { actorId: actor === LINKDESK_ACTOR ? null : actor } : {}),
    ...(group ? { action: { in: actionsOf(group) } } : {}),
    AND: [
      { at },
      // The first line is implied by the second; it is what lets the index start at the place.
      ...(place
        ? [{ at: { lte: place.at } }, { OR: [{ at: { lt: place.at } }, { id: { lt: place.id } }] }]
        : []),
    ],
  };
}
