import "server-only";
import type {
  ScheduledMessage,
  UpdateScheduledBody,
} from "@linkdesk/contract/scheduled-messages.ts";
import { type Caller, isKey } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { AppError, notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { requireAhead } from "./schedule-message.ts";
import {
  announceScheduled,
  scheduledScope,
  scheduledSelect,
  serializeScheduled,
} from "./serialize-scheduled.ts";

/**
 * Changes a scheduled message. One that is held waits for its time again, and what the contact has written until now
 * does not hold it any more. Errors: not_found; forbidden, to change the words of somebody else; invalid_request for a
 * time that is past.
 */
export async function updateScheduled(
  caller: Caller,
  id: string,
  { text, sendAt, ifContactWrites }: UpdateScheduledBody,
): Promise<ScheduledMessage> {
  requirePermission(caller, "conversation.reply");
  const row = await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM scheduled_messages WHERE id = ${id}::uuid FOR UPDATE`;
    const where = { id, ...scheduledScope(caller) };
    const found = await tx.scheduledMessage.findFirst({ where, select: scheduledSelect });
    if (!found) throw notFound("scheduled message");
    const authorId = isKey(caller) ? found.apiKey?.id : found.member?.id;
    if (text !== undefined && authorId !== (isKey(caller) ? caller.keyId : caller.memberId)) {
      const userMessage = "Only its author changes the text of a scheduled message.";
      throw new AppError("forbidden", { userMessage });
    }
    const at = sendAt === undefined ? found.sendAt : new Date(sendAt);
    requireAhead(at);
    const { contactMessages } = found.conversation;
    const data = { text, sendAt: at, ifContactWrites, contactMessages, heldAt: null };
    return tx.scheduledMessage.update({ where: { id }, data, select: scheduledSelect });
  });
  announceScheduled(caller.workspace.id, row.conversationId);
  return serializeScheduled(row);
}
