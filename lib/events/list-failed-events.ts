import "server-only";
import { DOMAIN_EVENTS, EVENT_TYPES } from "@linkdesk/contract/domain-events.ts";
import type { FailedEvent, FailedEvents } from "@linkdesk/contract/failed-events.ts";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { db } from "../platform/db.ts";

const MAX_LISTED = 50;

/** The events of the workspace that were set aside, oldest first. Errors: forbidden. */
export async function listFailedEvents(actor: Actor): Promise<FailedEvents> {
  requirePermission(actor, "event.retry");
  const rows = await db().event.findMany({
    where: { workspaceId: actor.workspace.id, failedAt: { not: null } },
    orderBy: { position: "asc" },
    take: MAX_LISTED + 1,
    select: {
      id: true,
      type: true,
      conversationId: true,
      at: true,
      attempts: true,
      lastError: true,
    },
  });
  const items = rows.slice(0, MAX_LISTED).map(({ at, lastError, ...row }): FailedEvent => {
    return { ...row, sentence: sentenceOf(row.type), at: at.toISOString(), error: lastError ?? "" };
  });
  return { items, hasMore: rows.length > MAX_LISTED };
}

function sentenceOf(type: string): string {
  const known = EVENT_TYPES.find((name) => name === type);
  return known ? DOMAIN_EVENTS[known].sentence : "An event of another version of Linkdesk.";
}
