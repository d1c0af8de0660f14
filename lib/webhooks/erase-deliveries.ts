import "server-only";
import { DELIVERED_KEPT_DAYS, FAILED_KEPT_DAYS } from "@linkdesk/contract/webhooks.ts";
import type { DispatchedEvent } from "../events/dispatched-event.ts";
import { db, type Prisma } from "../platform/db.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

type Tx = Pick<Prisma.TransactionClient, "webhookDelivery">;

/** Deletes the pending deliveries of deleted conversations, and the content of the finished ones. */
export async function eraseConversationDeliveries(tx: Tx, conversationIds: string[]) {
  await erase(tx, { conversationId: { in: conversationIds } });
}

/** The same for contacts; `contact.deleted` is still delivered. */
export async function eraseContactDeliveries(tx: Tx, contactIds: string[]) {
  await erase(tx, { contactId: { in: contactIds }, event: { not: "contact.deleted" } });
}

/** A consumer of `note.deleted`: no delivery has the text of the note any more, and none is still to be sent. */
export async function eraseNoteDeliveries(
  tx: Tx,
  events: readonly DispatchedEvent[],
): Promise<null> {
  for (const event of events) {
    if (event.type !== "note.deleted") continue;
    const { workspaceId, conversationId, data } = event;
    await erase(tx, {
      ...{ workspaceId, conversationId, event: { in: ["note.created", "note.updated"] } },
      facts: { path: ["noteId"], equals: data.noteId },
    });
  }
  return null;
}

async function erase(tx: Tx, where: Prisma.WebhookDeliveryWhereInput): Promise<void> {
  await tx.webhookDelivery.deleteMany({
    where: { ...where, state: { in: ["pending", "sending"] } },
  });
  await tx.webhookDelivery.updateMany({
    where,
    data: { payload: null, response: null, facts: {}, contactId: null },
  });
}

/** The daily job: deletes old deliveries, and those of deleted webhooks. */
export async function forgetDeliveries(now = new Date()): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await db().webhookDelivery.deleteMany({
    where: { state: "delivered", createdAt: { lt: before(DELIVERED_KEPT_DAYS) } },
  });
  await db().webhookDelivery.deleteMany({
    where: { state: "failed", createdAt: { lt: before(FAILED_KEPT_DAYS) } },
  });
  await db().$executeRaw`
    DELETE FROM webhook_deliveries
    WHERE NOT EXISTS (SELECT 1 FROM webhooks WHERE webhooks.id = webhook_deliveries.webhook_id)`;
}
