import "server-only";
import type { Message } from "@linkdesk/contract/conversations.ts";
import type { Caller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { memberScope, type Scope } from "../access/scope.ts";
import { notFound } from "../platform/app-error.ts";
import { db, isUniqueViolation, type Prisma } from "../platform/db.ts";
import { announceMessage, announceOpened } from "./announce.ts";
import { type Appended, appendMessage } from "./append-message.ts";
import type { MessageAuthor } from "./append-statement.ts";
import { authorship } from "./post-message.ts";
import { announceScheduled, isHeld, scheduledSelect } from "./serialize-scheduled.ts";

type Tx = Prisma.TransactionClient;
type Locked = { id: string; workspaceId: string; conversationId: string };

/** Sends a scheduled message now, whoever has written meanwhile. Errors: forbidden; not_found, also once it was sent. */
export async function sendScheduled(caller: Caller, id: string): Promise<Message> {
  requirePermission(caller, "conversation.reply");
  const scope = memberScope(caller);
  const sent = await db().$transaction(async (tx) => {
    const [locked] = await tx.$queryRaw<Locked[]>`
      SELECT s.id, c.workspace_id AS "workspaceId", s.conversation_id AS "conversationId"
      FROM scheduled_messages AS s JOIN conversations AS c ON c.id = s.conversation_id
      WHERE s.id = ${id}::uuid AND c.workspace_id = ${scope.workspaceId}::uuid FOR UPDATE OF s`;
    const row =
      locked &&
      (await tx.scheduledMessage.findFirst({
        where: { id, conversation: scope },
        select: scheduledSelect,
      }));
    if (!row) throw notFound("scheduled message");
    return send(tx, scope, row, authorship(caller).author);
  });
  announce(scope.workspaceId, sent);
  return sent.message;
}

/**
 * Sends the messages whose time has come, one transaction each, and holds those about which somebody has to decide.
 * Several processes may do it at the same time, and be killed: each message is sent once. Returns how many were sent.
 */
export async function sendDueScheduled(now: Date): Promise<number> {
  let count = 0;
  for (;;) {
    const done = await sendNext(now);
    if (!done) return count;
    if (done.sent) count++;
  }
}

async function sendNext(now: Date): Promise<{ sent: Appended | null } | null> {
  let locked: Locked | undefined;
  try {
    const sent = await db().$transaction(async (tx) => {
      locked = await lockNext(tx, now);
      if (!locked) return null;
      const { id, workspaceId } = locked;
      const row = await tx.scheduledMessage.findUniqueOrThrow({
        where: { id },
        select: scheduledSelect,
      });
      if (!isHeld(row)) return send(tx, { workspaceId }, row, null);
      await tx.scheduledMessage.update({ where: { id }, data: { heldAt: now } });
      return null;
    });
    if (!locked) return null;
    if (sent) announce(locked.workspaceId, sent);
    else announceScheduled(locked.workspaceId, locked.conversationId);
    return { sent };
  } catch (error) {
    // It is there already: only the row is left.
    if (!locked || !isUniqueViolation(error)) throw error;
    await db().scheduledMessage.deleteMany({ where: { id: locked.id } });
    return { sent: null };
  }
}

/**
 * With the conversation, so that a message of the contact is either before it and holds it, or behind it. What another
 * process works on is skipped.
 */
async function lockNext(tx: Tx, now: Date): Promise<Locked | undefined> {
  const [row] = await tx.$queryRaw<Locked[]>`
    SELECT s.id, c.workspace_id AS "workspaceId", s.conversation_id AS "conversationId"
    FROM scheduled_messages AS s JOIN conversations AS c ON c.id = s.conversation_id
    WHERE s.send_at <= ${now} AND s.held_at IS NULL
    ORDER BY s.send_at LIMIT 1 FOR NO KEY UPDATE OF s, c SKIP LOCKED`;
  return row;
}

type Row = Prisma.ScheduledMessageGetPayload<{ select: typeof scheduledSelect }>;

/** Deletes the row and writes the message, under its author's name; `standIn` is the author if that one has left. */
async function send(
  tx: Tx,
  scope: Scope,
  { id, conversationId, clientId, text, member, apiKey }: Row,
  standIn: MessageAuthor | null,
): Promise<Appended> {
  await tx.scheduledMessage.delete({ where: { id } });
  const own: MessageAuthor | null = member
    ? { type: "agent", member: { id: member.id, name: member.user.name } }
    : apiKey && { type: "bot", apiKeyId: apiKey.id };
  const author = own ?? standIn;
  if (!author) throw new Error("a message without an author is held");
  return appendMessage(tx, scope, author, { conversationId, clientId, text });
}

function announce(workspaceId: string, { message, opened, conversation }: Appended): void {
  announceMessage(workspaceId, message, conversation);
  if (opened) announceOpened(workspaceId, conversation ?? message.conversationId, opened);
  announceScheduled(workspaceId, message.conversationId);
}
