import "server-only";
import {
  MAX_SCHEDULED,
  type ScheduledMessage,
  type ScheduleMessageBody,
} from "@linkdesk/contract/scheduled-messages.ts";
import type { Caller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope } from "../access/scope.ts";
import { AppError, invalidField, notFound } from "../platform/app-error.ts";
import { db, type Prisma } from "../platform/db.ts";
import {
  announceScheduled,
  scheduledBy,
  scheduledSelect,
  serializeScheduled,
} from "./serialize-scheduled.ts";

const MAX_AHEAD_MS = 2 * 366 * 24 * 60 * 60 * 1_000;

/**
 * Stores a message that is sent at a time. `created` is false when the same clientId was scheduled before. Errors:
 * forbidden; not_found; invalid_request for a time that is past or too far ahead; conflict, when too many wait or the
 * message was sent already.
 */
export async function scheduleMessage(
  caller: Caller,
  conversationId: string,
  { clientId, text, sendAt, ifContactWrites = "hold" }: ScheduleMessageBody,
): Promise<{ scheduled: ScheduledMessage; created: boolean }> {
  requirePermission(caller, "conversation.reply");
  const at = new Date(sendAt);
  const { row, created } = await db().$transaction(async (tx) => {
    const conversation = await lockConversation(tx, caller, conversationId);
    const key = { conversationId, clientId };
    const where = { conversationId_clientId: key };
    const known = await tx.scheduledMessage.findUnique({ where, select: scheduledSelect });
    if (known) return { row: known, created: false };
    requireAhead(at);
    const wasSent = await tx.message.findFirst({ where: key, select: { id: true } });
    if (wasSent) throw new AppError("conflict", { userMessage: "This message was sent already." });
    await requireRoom(tx, conversationId);
    const { contactMessages } = conversation;
    const data = { ...key, ...scheduledBy(caller), text, sendAt: at };
    const row = await tx.scheduledMessage.create({
      data: { ...data, ifContactWrites, contactMessages },
      select: scheduledSelect,
    });
    return { row, created: true };
  });
  if (created) announceScheduled(caller.workspace.id, conversationId);
  return { scheduled: serializeScheduled(row), created };
}

/** The row, so that neither a message of the contact nor another scheduled one comes in between. Errors: not_found. */
async function lockConversation(tx: Prisma.TransactionClient, caller: Caller, id: string) {
  await tx.$queryRaw`
    SELECT 1 FROM conversations
    WHERE id = ${id}::uuid AND workspace_id = ${caller.workspace.id}::uuid FOR NO KEY UPDATE`;
  const where = { id, ...memberScope(caller) };
  const row = await tx.conversation.findFirst({ where, select: { contactMessages: true } });
  if (!row) throw notFound("conversation");
  return row;
}

async function requireRoom(tx: Prisma.TransactionClient, conversationId: string): Promise<void> {
  const count = await tx.scheduledMessage.count({ where: { conversationId } });
  if (count < MAX_SCHEDULED) return;
  const userMessage = `${MAX_SCHEDULED} messages of this conversation are scheduled. Cancel one of them first.`;
  throw new AppError("conflict", { userMessage });
}

/** Errors: invalid_request. */
export function requireAhead(at: Date): void {
  const distance = at.getTime() - Date.now();
  if (distance <= 0) throw invalidField("sendAt", "must be in the future");
  if (distance > MAX_AHEAD_MS) throw invalidField("sendAt", "must be at most two years ahead");
}
