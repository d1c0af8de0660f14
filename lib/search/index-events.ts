import "server-only";
import type { DispatchedEvent } from "../events/dispatched-event.ts";
import type { Prisma } from "../platform/db.ts";
import { indexDocuments } from "./index-documents.ts";

/**
 * A consumer of events: what was written becomes searchable. A contact without an account of the business gets their
 * name and address from a form or the page, which records no event of its own: what they write brings it along.
 */
export async function indexEvents(
  tx: Prisma.TransactionClient,
  events: readonly DispatchedEvent[],
): Promise<null> {
  const messageIds = new Set<string>();
  const noteIds = new Set<string>();
  const contactIds = new Set<string>();
  const deletedIds = new Set<string>();
  for (const event of events) {
    switch (event.type) {
      case "message.received":
        messageIds.add(event.data.messageId);
        if (event.contactId) contactIds.add(event.contactId);
        break;
      case "message.sent":
        messageIds.add(event.data.messageId);
        break;
      case "note.created":
      case "note.updated":
        noteIds.add(event.data.noteId);
        break;
      case "note.deleted":
        deletedIds.add(event.data.noteId);
        break;
      default:
        if (event.contactId) contactIds.add(event.contactId);
    }
  }
  await indexDocuments(tx, {
    messageIds: [...messageIds],
    noteIds: [...noteIds],
    contactIds: [...contactIds],
  });
  // After the rest: one that was written in the same batch is gone, too.
  if (deletedIds.size > 0) {
    await tx.searchDocument.deleteMany({ where: { id: { in: [...deletedIds] } } });
  }
  return null;
}
