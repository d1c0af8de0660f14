import "server-only";
import { EVENTS_KEPT_DAYS } from "@linkdesk/contract/domain-events.ts";
import { db, type Prisma } from "../platform/db.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const BATCH = 5_000;

type Tx = Pick<Prisma.TransactionClient, "event">;

/** Deletes the events of deleted conversations. */
export async function eraseConversationEvents(tx: Tx, conversationIds: string[]): Promise<void> {
  await tx.event.deleteMany({ where: { conversationId: { in: conversationIds } } });
}

/** Deletes the events of contacts that belong to no conversation, before they are deleted themselves. */
export async function eraseContactEvents(tx: Tx, contactIds: string[]): Promise<void> {
  await tx.event.deleteMany({ where: { contactId: { in: contactIds }, conversationId: null } });
}

/** Moves the events of these conversations to the contact that their own one was merged into. */
export async function moveEvents(
  tx: Tx,
  workspaceId: string,
  conversationIds: string[],
  toContactId: string,
): Promise<void> {
  await tx.event.updateMany({
    where: { workspaceId, conversationId: { in: conversationIds } },
    data: { contactId: toContactId },
  });
}

/**
 * The daily job: deletes events outside the timeline a week after they happened, and all events of deleted
 * workspaces. An event that has not been dispatched stays.
 */
export async function forgetEvents(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - EVENTS_KEPT_DAYS * DAY_MS);
  for (let deleted = BATCH; deleted === BATCH; ) {
    deleted = await db().$executeRaw`
      DELETE FROM events WHERE position IN (
        SELECT position FROM events
        WHERE NOT in_timeline AND at < ${before} AND dispatched_at < ${before}
        ORDER BY at LIMIT ${BATCH})`;
  }
  await db().$executeRaw`
    DELETE FROM events
    WHERE NOT EXISTS (SELECT 1 FROM workspaces WHERE workspaces.id = events.workspace_id)`;
}
