import "server-only";
import {
  DOMAIN_EVENTS,
  EVENT_TYPES,
  type EventActor,
  type EventData,
  type EventType,
} from "@linkdesk/contract/domain-events.ts";
import { Prisma } from "../platform/db.ts";
import { wakeDispatcher } from "./wake-dispatcher.ts";

/** One event of each type, for {@link recordEvents}. */
export type NewEvent = {
  [T in EventType]: {
    type: T;
    workspaceId: string;
    inboxId?: string | null;
    conversationId?: string | null;
    contactId?: string | null;
    actor: EventActor;
    data: EventData<T>;
  };
}[EventType];

/**
 * The SQL that records events. Callers run it inside the statement that makes the change, so that it
 * costs no extra round trip, and call {@link wakeDispatcher} afterwards.
 * @param events A SELECT of `workspace_id`, `inbox_id`, `conversation_id`, `contact_id`, `type` (an
 *   `EventType`) and `data` (jsonb, as `DOMAIN_EVENTS` describes it). It must read from the row that the
 *   statement has locked, so that the position is drawn after the lock.
 */
export function insertEvents(actor: EventActor, events: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO events (id, workspace_id, type, inbox_id, conversation_id, contact_id,
      actor_type, actor_id, data, in_timeline)
    SELECT gen_random_uuid(), workspace_id, type, inbox_id, conversation_id, contact_id,
      ${actor.type}::"ActorType", ${actor.id}::uuid, data, type IN (${TIMELINE_TYPES})
    FROM (${events}) AS happened`;
}

/** Records events in the transaction of the change, in this order. */
export async function recordEvents(
  tx: Pick<Prisma.TransactionClient, "$executeRaw">,
  events: readonly NewEvent[],
): Promise<void> {
  for (const event of events) {
    const { type, workspaceId, inboxId, conversationId, contactId } = event;
    const data = JSON.stringify(DOMAIN_EVENTS[type].data.parse(event.data));
    await tx.$executeRaw`${insertEvents(
      event.actor,
      Prisma.sql`
        SELECT ${workspaceId}::uuid AS workspace_id, ${inboxId ?? null}::uuid AS inbox_id,
               ${conversationId ?? null}::uuid AS conversation_id,
               ${contactId ?? null}::uuid AS contact_id, ${type} AS type,
               ${data}::jsonb AS data`,
    )}`;
  }
  if (events.length > 0) wakeDispatcher();
}

const TIMELINE_TYPES = Prisma.raw(
  EVENT_TYPES.filter((type) => DOMAIN_EVENTS[type].inTimeline)
    .map((type) => `'${type}'`)
    .join(", "),
);
