import "server-only";
import { workspaceChannel } from "@linkdesk/contract/events.ts";
import { eraseContactEvents } from "../events/erase-events.ts";
import { recordEvents } from "../events/record-events.ts";
import { removeErasedFiles } from "../files/erase-files.ts";
import { db, LONG_TRANSACTION } from "../platform/db.ts";
import { publish } from "../platform/realtime.ts";
import { eraseContactDeliveries } from "../webhooks/erase-deliveries.ts";
import { eraseContactConversations } from "./erase-conversations.ts";
import { eraseContactSessions } from "./erase-sessions.ts";

type ContactKey = { id: string; workspaceId: string };

/**
 * Deletes a contact with everything of theirs, in batches, and tells the dashboards. May be cut
 * off at any point and started again, also while another one is at it.
 */
export async function eraseContact(contact: ContactKey): Promise<void> {
  for (;;) {
    const { conversations } = await db().$transaction(
      (tx) => eraseContactConversations(tx, contact),
      LONG_TRANSACTION,
    );
    if (conversations === 0 && (await eraseRest(contact))) break;
  }
  await removeErasedFiles();
}

/** The sessions and the contact itself; false when a conversation was begun in the meantime. */
async function eraseRest(contact: ContactKey): Promise<boolean> {
  const { id, workspaceId } = contact;
  const outcome = await db().$transaction(async (tx) => {
    // With the row locked, nobody can begin anything for it.
    const [found] = await tx.$queryRaw<{ externalUserId: string | null }[]>`
      SELECT external_user_id AS "externalUserId" FROM contacts
      WHERE id = ${id}::uuid AND workspace_id = ${workspaceId}::uuid
      FOR UPDATE`;
    if (!found) return "gone";
    const isLeft = await tx.conversation.findFirst({
      where: { contactId: id },
      select: { id: true },
    });
    if (isLeft) return "more";
    await eraseContactSessions(tx, id);
    await tx.contact.deleteMany({ where: { id, workspaceId } });
    await eraseContactDeliveries(tx, [id]);
    await eraseContactEvents(tx, [id]);
    const { externalUserId } = found;
    const actor = { type: "system", id: null } as const;
    const about = { workspaceId, contactId: id, actor, data: { externalUserId } };
    await recordEvents(tx, [{ type: "contact.deleted", ...about }]);
    return "erased";
  }, LONG_TRANSACTION);
  if (outcome === "erased") {
    const data = { contactId: id };
    await publish([{ channel: workspaceChannel(workspaceId), name: "contact.deleted", data }]);
  }
  return outcome !== "more";
}
