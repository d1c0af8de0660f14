import "server-only";
import type { Prisma } from "../platform/db.ts";

/**
 * Deletes those of the contacts that nothing is left of: no conversation, no session, and no id
 * that the website would know them by. Returns how many.
 */
export async function eraseOrphans(
  tx: Prisma.TransactionClient,
  contactIds: string[],
): Promise<number> {
  if (contactIds.length === 0) return 0;
  // Two runs that each took the last but one thing of a contact would both leave it to the other:
  // with the lock, the second looks after the first has committed.
  await tx.$queryRaw`
    SELECT 1 FROM contacts WHERE id = ANY(${contactIds}::uuid[]) ORDER BY id FOR UPDATE`;
  return tx.$executeRaw`
    DELETE FROM contacts
    WHERE id = ANY(${contactIds}::uuid[]) AND external_user_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM conversations WHERE contact_id = contacts.id)
      AND NOT EXISTS (SELECT 1 FROM sessions WHERE contact_id = contacts.id)`;
}
