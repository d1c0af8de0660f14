import "server-only";
import type { WebhookEvent, WebhookFacts } from "../contract/webhooks.ts";
import { Prisma } from "../platform/db.ts";

/**
 * The statement that writes down an event for every webhook that wants to hear it, as a part of
 * what happened: of the same statement where that is one, so that it costs no round trip, and
 * nothing at all where there is no webhook. It returns one row for each.
 * @param events A SELECT of `workspace_id`, `inbox_id`, `conversation_id`, `contact_id` (each may be
 *   null but the first), `event`, `facts` (jsonb). Without an inbox it is for every webhook.
 */
export function insertDeliveries(events: Prisma.Sql): Prisma.Sql {
  // Materialised: an event has one id, however many webhooks it is joined with.
  return Prisma.sql`
    WITH event AS MATERIALIZED (SELECT happened.*, gen_random_uuid() AS event_id FROM (${events}) happened)
    INSERT INTO webhook_deliveries
      (id, workspace_id, webhook_id, event, event_id, conversation_id, contact_id, facts)
    SELECT gen_random_uuid(), event.workspace_id, webhooks.id, event.event, event.event_id,
           event.conversation_id, event.contact_id, event.facts
    FROM event JOIN webhooks ON webhooks.workspace_id = event.workspace_id
    WHERE webhooks.enabled AND event.event = ANY(webhooks.events)
      AND (webhooks.inbox_id IS NULL OR event.inbox_id IS NULL OR webhooks.inbox_id = event.inbox_id)
    RETURNING 1 AS told`;
}

export type RecordedEvent = {
  event: WebhookEvent;
  workspaceId: string;
  /** Null: not of one inbox. */
  inboxId: string | null;
  conversationId: string | null;
  contactId: string | null;
  facts?: WebhookFacts;
};

/** Writes down an event in the transaction of what happened. Returns how many webhooks wait for it. */
export function recordEvent(
  tx: Pick<Prisma.TransactionClient, "$executeRaw">,
  { event, workspaceId, inboxId, conversationId, contactId, facts = {} }: RecordedEvent,
): Promise<number> {
  return tx.$executeRaw`${insertDeliveries(Prisma.sql`
    SELECT ${workspaceId}::uuid AS workspace_id, ${inboxId}::uuid AS inbox_id,
           ${conversationId}::uuid AS conversation_id, ${contactId}::uuid AS contact_id,
           ${event} AS event, ${JSON.stringify(facts)}::jsonb AS facts`)}`;
}
