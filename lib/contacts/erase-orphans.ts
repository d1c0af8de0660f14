import "server-only";
import { Prisma } from "../platform/db.ts";
import { eraseContactDeliveries } from "../webhooks/erase-deliveries.ts";
import { insertDeliveries } from "../webhooks/record-event.ts";

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
  const gone = await tx.$queryRaw<{ id: string }[]>`
    WITH gone AS (
      DELETE FROM contacts
      WHERE id = ANY(${contactIds}::uuid[]) AND external_user_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM conversations WHERE contact_id = contacts.id)
        AND NOT EXISTS (SELECT 1 FROM sessions WHERE contact_id = contacts.id)
      RETURNING id, workspace_id
    ),
    deliveries AS (${insertDeliveries(Prisma.sql`
      SELECT workspace_id, NULL::uuid AS inbox_id, NULL::uuid AS conversation_id,
             id AS contact_id, 'contact.deleted' AS event, '{}'::jsonb AS facts FROM gone`)})
    SELECT id FROM gone`;
  await eraseContactDeliveries(
    tx,
    gone.map(({ id }) => id),
  );
  return gone.length;
}
