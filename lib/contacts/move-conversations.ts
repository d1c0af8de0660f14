import "server-only";
import type { Prisma } from "../platform/db.ts";

/** Gives every conversation of one contact to another of the workspace. Returns their ids. */
export async function moveConversations(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  fromContactId: string,
  toContactId: string,
): Promise<string[]> {
  const rows = await tx.conversation.updateManyAndReturn({
    where: { workspaceId, contactId: fromContactId },
    data: { contactId: toContactId },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
