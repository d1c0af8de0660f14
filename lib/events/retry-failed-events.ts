import "server-only";
import type { RetriedEvents } from "@linkdesk/contract/failed-events.ts";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { db } from "../platform/db.ts";
import { wakeDispatcher } from "./wake-dispatcher.ts";

/** Gives all failed events of the workspace to the dispatcher again, with all attempts. Errors: forbidden. */
export async function retryFailedEvents(actor: Actor): Promise<RetriedEvents> {
  requirePermission(actor, "event.retry");
  const { count } = await db().event.updateMany({
    where: { workspaceId: actor.workspace.id, failedAt: { not: null } },
    data: { failedAt: null, attempts: 0, retryAt: null },
  });
  if (count > 0) wakeDispatcher();
  return { retried: count };
}
