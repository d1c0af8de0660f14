import "server-only";
import type { ContinuitySettings } from "@linkdesk/contract/inboxes.ts";
import type { Prisma } from "../../platform/db.ts";
import { isMailDelivered } from "../../platform/mail.ts";

/** More members than that are not mailed about one conversation. */
const MAX_RECIPIENTS = 50;

/**
 * The members to mail about a waiting visitor: the assignee, or else whom the inbox names. Where mail leaves
 * this machine, only those whose address is confirmed.
 */
export async function listRecipients(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  assigneeId: string | null,
  { recipients, recipientIds }: ContinuitySettings,
): Promise<string[]> {
  if (assigneeId === null && recipients === "nobody") return [];
  const ids = assigneeId !== null ? [assigneeId] : recipients === "list" ? recipientIds : undefined;
  const members = await tx.member.findMany({
    where: {
      workspaceId,
      ...(ids ? { id: { in: ids } } : {}),
      ...(isMailDelivered() ? { user: { emailVerifiedAt: { not: null } } } : {}),
    },
    orderBy: { id: "asc" },
    take: MAX_RECIPIENTS,
    select: { id: true },
  });
  return members.map(({ id }) => id);
}
