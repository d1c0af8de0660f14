import "server-only";
import { recordEvents } from "../../events/record-events.ts";
import type { Prisma } from "../../platform/db.ts";
import { findOwnAddress } from "../mail-address.ts";
import type { ParsedMail } from "../parse/parsed-mail.ts";

/**
 * A mail of ours came back (RFC 3464): its row says so, an address that does not work for good gets no more
 * mails, and the team sees it in the conversation. Returns the conversation, if it is known.
 */
export async function recordBounce(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  { bounce, inReplyTo, references, to, deliveredTo }: ParsedMail,
): Promise<string | null> {
  const own = findOwnAddress([...deliveredTo, ...to.map(({ address }) => address)]);
  const headerIds = [bounce?.messageId, ...inReplyTo, ...references].filter((id) => id != null);
  const sent = await tx.email.findFirst({
    where: {
      workspaceId,
      direction: "outgoing",
      OR: [{ headerId: { in: headerIds } }, ...(own ? [{ id: own.id }] : [])],
    },
    select: {
      id: true,
      inboxId: true,
      conversationId: true,
      memberId: true,
      isTranscript: true,
      conversation: { select: { contactId: true, lastSeq: true } },
    },
  });
  if (!sent) return null;
  const hard = bounce?.recipients.filter(({ isHard }) => isHard) ?? [];
  // Servers report delays too, and most of those mails arrive in the end.
  if (bounce && hard.length === 0) return sent.conversationId;
  const reason = bounce?.recipients
    .map(({ address, status }) => `${address}: ${status}`)
    .join(", ");
  const where = { id: sent.id, workspaceId };
  await tx.email.updateMany({ where, data: { state: "bounced", reason: reason || null } });
  const { conversation, conversationId, memberId, inboxId, isTranscript } = sent;
  // A transcript goes to an address that need not be the contact's.
  if (!conversation || !conversationId || memberId || isTranscript) return conversationId;
  const { contactId, lastSeq } = conversation;
  for (const { address } of hard) await markAddress(tx, workspaceId, contactId, address);
  const data = { afterSeq: lastSeq, emailId: sent.id };
  const about = { workspaceId, inboxId, conversationId, contactId };
  const actor = { type: "system", id: null } as const;
  await recordEvents(tx, [{ type: "email.bounced", ...about, actor, data }]);
  return conversationId;
}

async function markAddress(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  contactId: string,
  address: string,
): Promise<void> {
  const bouncedAt = new Date();
  const key = { contactId, address: address.toLowerCase() };
  await tx.contactAddress.upsert({
    where: { contactId_address: key },
    create: { ...key, workspaceId, source: "claim", bouncedAt },
    update: { bouncedAt },
  });
}
