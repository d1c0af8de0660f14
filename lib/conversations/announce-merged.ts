import "server-only";
import type { DispatchedEvent } from "../events/dispatched-event.ts";
import { db } from "../platform/db.ts";
import { announceConversation } from "./announce.ts";

/** The number of conversations that are updated live; dashboards load the others when they open them. */
const MAX_ANNOUNCED = 20;

/**
 * A consumer of `contact.merged`: after the commit, both sides hear that the conversations of the anonymous
 * contact have become the known one's.
 */
export async function announceMerged(
  _tx: unknown,
  events: readonly DispatchedEvent[],
): Promise<() => Promise<unknown>> {
  return () => Promise.all(events.map(announceConversationsOf));
}

async function announceConversationsOf({ workspaceId, contactId }: DispatchedEvent): Promise<void> {
  if (contactId === null) return;
  const conversations = await db().conversation.findMany({
    where: { contactId, workspaceId },
    orderBy: { lastMessageAt: "desc" },
    take: MAX_ANNOUNCED,
    select: { id: true },
  });
  for (const { id } of conversations) announceConversation(workspaceId, id);
}
