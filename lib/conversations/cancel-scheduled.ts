import "server-only";
import type { Caller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { announceScheduled, scheduledScope } from "./serialize-scheduled.ts";

/** Deletes a scheduled message, which is never sent then. Errors: forbidden; not_found, also once it was sent. */
export async function cancelScheduled(caller: Caller, id: string): Promise<void> {
  requirePermission(caller, "conversation.reply");
  const where = { id, ...scheduledScope(caller) };
  const row = await db().scheduledMessage.findFirst({ where, select: { conversationId: true } });
  const { count } = await db().scheduledMessage.deleteMany({ where });
  if (!row || count === 0) throw notFound("scheduled message");
  announceScheduled(caller.workspace.id, row.conversationId);
}
