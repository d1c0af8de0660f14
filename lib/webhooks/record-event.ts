import "server-only";
import type { WebhookEvent, WebhookFacts } from "../contract/webhooks.ts";
import { Prisma } from "../platform/db.ts";

/**
 * The SQL that inserts a delivery of each event for every webhook that subscribes to it. Callers run
 * it inside the statement that makes the change, so that it costs no extra round trip. It returns one
 * row for each delivery.
 * @param events A SELECT of `workspace_id`, `inbox_id`, `conversation_id`, `contact_id` (all but
 *   the first may be null), `event`, `facts` (jsonb). An event without an inbox goes to the webhooks
 *   of all inboxes.
 */
export function insertDeliveries(events: Prisma.Sql): Prisma.Sql {
  // Materialised, so that all deliveries of an event share one event id.
  return Prisma.sql`
    WITH event AS MATERIALIZED (SELECT happened.*, gen_random_uuid() AS event_id FROM (${events}) happened)
    INSERT INTO webhook_deliveries
      (id, workspace_id, webhook_id, event, event_id, conversation_id, contact_id, facts)
    SELECT gen_random_uuid(), event.workspace_id, webhooks.id, event.event, event.event_id,
           event.conversation_id, event.contact_id, event.facts
    FROM event JOIN webhooks ON webhooks.workspace_id = event.workspace_id
    WHERE webhooks.enabled AND event.event = ANY(webhooks.events)
      AND (webhooks.inbox_id IS NULL OR event.inbox_id IS NULL OR webhooks.inbox_id = event.inbox_id)
    RETURNING 1 AS delivery`;
}

export type RecordedEvent = {
  event: WebhookEvent;
  workspaceId: string;
  /** Null if the event does not belong to one inbox. */
  inboxId: string | null;
  conversationId: string | null;
  contactId: string | null;
  facts?: WebhookFacts;
};

/** Records an event in the transaction of the change. Returns the number of deliveries. */
export function recordEvent(
  tx: Pick<Prisma.TransactionClient, "$executeRaw">,
  { event, workspaceId, inboxId, conversationId, contactId, facts = {} }: RecordedEvent,
): Promise<number> {
  return tx.$executeRaw`${insertDeliveries(Prisma.sql`
    SELECT ${workspaceId}::uuid AS workspace_id, ${inboxId}::uuid AS inbox_id,
           ${conversationId}::uuid AS conversation_id, ${contactId}::uuid AS contact_id,
           ${event} AS event, ${JSON.stringify(facts)}::jsonb AS facts`)}`;
}
