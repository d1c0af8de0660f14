import "server-only";
import { moveEvents } from "../events/erase-events.ts";
import { recordEvents } from "../events/record-events.ts";
import type { Prisma } from "../platform/db.ts";
import { moveContactEvents } from "./contact-event-rows.ts";
import { moveConversations } from "./move-conversations.ts";
import { moveSessions } from "./move-sessions.ts";

/**
 * An anonymous visitor turned out to be a known contact: what they wrote, sent and looked at
 * becomes the known one's, and the anonymous contact is gone. A contact that is verified, blocked,
 * or was absorbed by another tab a moment ago stays as it is.
 */
export async function absorbContact(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  anonymousId: string,
  knownId: string,
): Promise<void> {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM contacts
    WHERE id = ${anonymousId}::uuid AND workspace_id = ${workspaceId}::uuid
      AND external_user_id IS NULL AND blocked_at IS NULL
    FOR UPDATE`;
  if (locked.length === 0) return;
  const moved = await moveConversations(tx, workspaceId, anonymousId, knownId);
  await tx.attachment.updateMany({
    where: { workspaceId, contactId: anonymousId },
    data: { contactId: knownId },
  });
  // Importing the anonymous one again finds the known one.
  await tx.importOrigin.updateMany({
    where: { workspaceId, contactId: anonymousId },
    data: { contactId: knownId },
  });
  await moveContactEvents(tx, workspaceId, anonymousId, knownId);
  await moveSessions(tx, workspaceId, anonymousId, knownId);
  await moveEvents(tx, workspaceId, moved, knownId);
  const actor = { type: "contact", id: knownId } as const;
  const about = { workspaceId, contactId: knownId, actor, data: { fromContactId: anonymousId } };
  await recordEvents(tx, [{ type: "contact.merged", ...about }]);
  await tx.contact.deleteMany({ where: { id: anonymousId, workspaceId } });
}
