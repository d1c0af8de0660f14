import "server-only";
import type { EventType } from "@linkdesk/contract/domain-events.ts";
import { announceMerged } from "../conversations/announce-merged.ts";
import { askForAddress } from "../email/outgoing/ask-for-address.ts";
import { queueReplies } from "../email/outgoing/queue-replies.ts";
import { scheduleMails } from "../email/outgoing/schedule-mails.ts";
import type { DispatchedEvent } from "../events/dispatched-event.ts";
import type { Prisma } from "../platform/db.ts";
import { indexEvents } from "../search/index-events.ts";
import { eraseNoteDeliveries } from "../webhooks/erase-deliveries.ts";
import { moveDeliveries, recordDeliveries } from "../webhooks/record-deliveries.ts";

/**
 * What follows from events. It gets the events of its types in the order of their positions, in the
 * transaction that marks them as dispatched: its writes happen exactly once. What leaves the service (a mail, a
 * request) it only queues there. It may return what to start after the commit.
 */
export type Consumer = (
  tx: Prisma.TransactionClient,
  events: readonly DispatchedEvent[],
) => Promise<(() => Promise<unknown>) | null>;

/**
 * Who consumes each type of event. The timeline is not here: the activity lines of a conversation are its
 * events, read from the table.
 */
export const CONSUMERS = {
  "conversation.started": [recordDeliveries, askForAddress, indexEvents],
  "message.received": [recordDeliveries, scheduleMails, indexEvents],
  "message.sent": [recordDeliveries, scheduleMails, queueReplies, indexEvents],
  "message.button_clicked": [recordDeliveries],
  "conversation.assigned": [recordDeliveries],
  "conversation.team_assigned": [recordDeliveries],
  "conversation.prioritized": [recordDeliveries],
  "conversation.tagged": [recordDeliveries],
  "conversation.untagged": [recordDeliveries],
  "conversation.attribute_set": [recordDeliveries],
  "conversation.snoozed": [recordDeliveries],
  "conversation.unsnoozed": [recordDeliveries],
  "conversation.resolved": [recordDeliveries],
  "conversation.reopened": [recordDeliveries],
  "conversation.rated": [recordDeliveries],
  "email.bounced": [recordDeliveries],
  "email.failed": [recordDeliveries],
  "message.delivered": [recordDeliveries],
  "message.read": [recordDeliveries],
  "note.created": [recordDeliveries, indexEvents],
  "note.updated": [recordDeliveries, indexEvents],
  "note.deleted": [eraseNoteDeliveries, recordDeliveries, indexEvents],
  "conversation.followed": [],
  "conversation.unfollowed": [],
  "contact.created": [recordDeliveries, indexEvents],
  "contact.updated": [recordDeliveries, indexEvents],
  "contact.event": [recordDeliveries],
  "contact.blocked": [],
  "contact.unblocked": [],
  "contact.merged": [moveDeliveries, announceMerged, indexEvents],
  "contact.deleted": [recordDeliveries],
} satisfies Record<EventType, readonly Consumer[]>;
