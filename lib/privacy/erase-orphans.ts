import "server-only";
import { eraseContactEvents } from "../events/erase-events.ts";
import { recordEvents } from "../events/record-events.ts";
import type { Prisma } from "../platform/db.ts";
import { eraseContactDeliveries } from "../webhooks/erase-deliveries.ts";

/**
 * Deletes those of the contacts that have no conversation, no session and no external user id.
 * Returns how many.
 */
export async function eraseOrphans(
  tx: Prisma.TransactionClient,
  contactIds: string[],
): Promise<number> {
  if (contactIds.length === 0) return 0;
  // Without the lock, two runs that each deleted one of a contact's last two rows would both still
  // see the other row, and neither would delete the contact.
  await tx.$queryRaw`
    SELECT 1 FROM contacts WHERE id = ANY(${contactIds}::uuid[]) ORDER BY id FOR UPDATE`;
  const gone = await tx.$queryRaw<{ id: string; workspaceId: string }[]>`
    DELETE FROM contacts
    WHERE id = ANY(${contactIds}::uuid[]) AND external_user_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM conversations WHERE contact_id = contacts.id)
      AND NOT EXISTS (SELECT 1 FROM sessions WHERE contact_id = contacts.id)
    RETURNING id, workspace_id AS "workspaceId"`;
  const ids = gone.map(({ id }) => id);
  await eraseContactDeliveries(tx, ids);
  await eraseContactEvents(tx, ids);
  const actor = { type: "system", id: null } as const;
  const data = { externalUserId: null };
  await recordEvents(
    tx,
    gone.map(({ id, workspaceId }) => {
      return { type: "contact.deleted", workspaceId, contactId: id, actor, data };
    }),
  );
  return gone.length;
}
