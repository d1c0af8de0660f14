import "server-only";
import type { Prisma } from "../platform/db.ts";

/**
 * Gives every session of one contact to another, for the trail of pages and the files that hang on
 * them, and ends them: what an anonymous token opened, it does not open for a known contact.
 */
export async function moveSessions(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  fromContactId: string,
  toContactId: string,
): Promise<void> {
  await tx.session.updateMany({
    where: { workspaceId, contactId: fromContactId },
    data: { contactId: toContactId },
  });
  await tx.session.updateMany({
    where: { workspaceId, contactId: toContactId, verifiedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}
