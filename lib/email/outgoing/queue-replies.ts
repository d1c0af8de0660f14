import "server-only";
import type { MailPerson } from "@linkdesk/contract/emails.ts";
import type { DispatchedEvent } from "../../events/dispatched-event.ts";
import type { Prisma } from "../../platform/db.ts";
import { enqueue } from "../../platform/jobs.ts";
import { createOutgoing } from "./outgoing-email.ts";

/**
 * A consumer of events: what a member writes in a conversation of an e-mail inbox is mailed at once, each
 * message as one mail. A mail that a member sent by mail was sent to nobody else yet, so it is mailed too.
 */
export async function queueReplies(
  tx: Prisma.TransactionClient,
  events: readonly DispatchedEvent[],
): Promise<null> {
  const sent = events.filter(
    ({ type, actor }) => type === "message.sent" && actor.type === "member",
  );
  const inboxIds = [...new Set(sent.flatMap(({ inboxId }) => inboxId ?? []))];
  if (inboxIds.length === 0) return null;
  // Most are live chats: one look by id, and nothing else for them.
  const where = { id: { in: inboxIds }, kind: "email" as const };
  const inboxes = await tx.inbox.findMany({ where, select: { id: true } });
  const isMailed = new Set(inboxes.map(({ id }) => id));
  const ids = sent
    .filter(({ inboxId }) => inboxId !== null && isMailed.has(inboxId))
    .map(({ data }) => (data as { messageId: string }).messageId);
  if (ids.length === 0) return null;
  const replies = await tx.message.findMany({
    where: { id: { in: ids } },
    orderBy: [{ conversationId: "asc" }, { seq: "asc" }],
    select: {
      seq: true,
      workspaceId: true,
      conversationId: true,
      conversation: { select: { inboxId: true, emailThread: { select: { to: true, cc: true } } } },
    },
  });
  for (const { seq, workspaceId, conversationId, conversation } of replies) {
    const { inboxId, emailThread } = conversation;
    const emailId = await createOutgoing(tx, {
      workspaceId,
      inboxId,
      conversationId,
      memberId: null,
      afterSeq: seq - 1,
      upToSeq: seq,
      to: (emailThread?.to ?? []) as MailPerson[],
      cc: (emailThread?.cc ?? []) as MailPerson[],
    });
    await enqueue(tx, "mail-reply", { workspaceId, emailId });
  }
  return null;
}
