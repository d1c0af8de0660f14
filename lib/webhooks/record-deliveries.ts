import "server-only";
import type { EventType } from "@linkdesk/contract/domain-events.ts";
import type { WebhookEvent } from "@linkdesk/contract/webhook-events.ts";
import { FORMER_AGENT } from "../conversations/serialize-conversation.ts";
import type { DispatchedEvent } from "../events/dispatched-event.ts";
import { Prisma } from "../platform/db.ts";
import { deliverNow } from "./wake-deliveries.ts";

/** Which webhook events each domain event is, where webhooks can subscribe to it. */
const WEBHOOK_EVENTS_OF = {
  "conversation.started": ["webchat.conversation.started"],
  "message.received": ["message.received"],
  "message.sent": ["message.sent"],
  "message.delivered": ["message.delivered"],
  "message.read": ["message.read"],
  "message.button_clicked": ["webchat.button.clicked"],
  // The second only if there is no assignee any more: see UNASSIGNED.
  "conversation.assigned": ["conversation.assigned", "conversation.unassigned"],
  "conversation.team_assigned": ["conversation.team_assigned"],
  "conversation.prioritized": ["conversation.prioritized"],
  "conversation.tagged": ["conversation.tagged"],
  "conversation.untagged": ["conversation.untagged"],
  "conversation.attribute_set": ["conversation.attribute_set"],
  "conversation.snoozed": ["conversation.snoozed"],
  "conversation.unsnoozed": ["conversation.unsnoozed"],
  "conversation.resolved": ["conversation.resolved"],
  "conversation.reopened": ["conversation.reopened"],
  "conversation.rated": ["conversation.rated"],
  "email.bounced": ["email.bounced", "message.failed"],
  "email.failed": ["message.failed"],
  "note.created": ["note.created"],
  "note.updated": ["note.updated"],
  "note.deleted": ["note.deleted"],
  "contact.created": ["contact.created"],
  "contact.updated": ["contact.updated"],
  "contact.event": ["contact.event"],
  "contact.deleted": ["contact.deleted"],
} as const satisfies Partial<Record<EventType, readonly WebhookEvent[]>>;

const PAIRS = Object.entries(WEBHOOK_EVENTS_OF).flatMap(([type, events]) =>
  events.map((event, i) => ({ type, event, is_first: i === 0 })),
);
const MAPPING = JSON.stringify(PAIRS);

/**
 * A consumer of events: inserts a delivery of each event for every webhook that subscribes to it. Events
 * without an inbox go to the webhooks of all inboxes. One statement, whatever the number of events.
 * Returns what starts delivering them, for after the commit.
 */
export async function recordDeliveries(
  tx: Pick<Prisma.TransactionClient, "$executeRaw">,
  events: readonly DispatchedEvent[],
): Promise<(() => Promise<unknown>) | null> {
  // OFFSET 0 has the webhooks looked up by workspace: as a plain join, the planner may go through those of
  // other workspaces.
  const count = await tx.$executeRaw`
    INSERT INTO webhook_deliveries
      (id, workspace_id, webhook_id, event, event_id, conversation_id, contact_id, facts, created_at,
       next_attempt_at)
    SELECT gen_random_uuid(), e.workspace_id, subscribed.id, mapped.event, ${EVENT_ID},
           e.conversation_id, e.contact_id, ${FACTS}, e.at, now()
    FROM events AS e
    JOIN jsonb_to_recordset(${MAPPING}::jsonb) AS mapped (type text, event text, is_first boolean)
      ON mapped.type = e.type AND (mapped.event <> ${UNASSIGNED} OR ${ASSIGNEE_ID} IS NULL)
    CROSS JOIN LATERAL (
      SELECT id FROM webhooks
      WHERE workspace_id = e.workspace_id AND enabled AND mapped.event = ANY(events)
        AND created_at <= e.at
        AND (inbox_id IS NULL OR e.inbox_id IS NULL OR inbox_id = e.inbox_id)
      OFFSET 0
    ) AS subscribed
    WHERE e.position = ANY(${events.map(({ position }) => position)}::bigint[])
    ORDER BY e.position`;
  return count > 0 ? deliverNow : null;
}

/** A consumer of `contact.merged`: the deliveries of the anonymous contact become the known one's. */
export async function moveDeliveries(
  tx: Pick<Prisma.TransactionClient, "webhookDelivery">,
  events: readonly DispatchedEvent[],
): Promise<null> {
  for (const event of events) {
    if (event.type !== "contact.merged") continue;
    const { workspaceId, contactId, data } = event;
    const where = { workspaceId, contactId: data.fromContactId };
    await tx.webhookDelivery.updateMany({ where, data: { contactId } });
  }
  return null;
}

const UNASSIGNED: WebhookEvent = "conversation.unassigned";

/** Receivers drop what has an id that they know, so the second event of one has an id of its own. */
const EVENT_ID = Prisma.sql`
  CASE WHEN mapped.is_first THEN e.id ELSE md5(e.id::text || mapped.event)::uuid END`;

const memberName = (id: Prisma.Sql) => Prisma.sql`
  (SELECT users.name FROM members JOIN users ON users.id = members.user_id WHERE members.id = ${id})`;

const ASSIGNEE_ID = Prisma.sql`(e.data ->> 'assigneeId')::uuid`;

/** Of a tag that was deleted in the meantime there is nothing to say: such a delivery is not sent. */
const TAG = Prisma.sql`jsonb_strip_nulls(jsonb_build_object('tag',
  (SELECT jsonb_build_object('id', id, 'name', name) FROM tags
   WHERE tags.id = (e.data ->> 'tagId')::uuid)))`;

/**
 * `WebhookFacts`, with the names as they are now: an event has ids only. What payloads do not use, they do
 * not get.
 */
const FACTS = Prisma.sql`
  jsonb_strip_nulls(jsonb_build_object(
    'messageId', e.data -> 'messageId', 'buttonId', e.data -> 'buttonId',
    'noteId', e.data -> 'noteId', 'emailId', e.data -> 'emailId',
    'contactEventId', e.data -> 'contactEventId', 'seq', e.data -> 'seq',
    'rating', e.data -> 'rating', 'scale', e.data -> 'scale'))
  || CASE WHEN e.type LIKE 'conversation.%' OR e.type LIKE 'message.%' OR e.type = 'note.deleted'
     THEN jsonb_build_object('by', jsonb_build_object(
       'type', CASE e.actor_type WHEN 'member' THEN 'agent' ELSE e.actor_type::text END,
       'id', e.actor_id,
       'name', CASE e.actor_type
         WHEN 'member' THEN ${memberName(Prisma.sql`e.actor_id`)}
         WHEN 'api_key' THEN (SELECT name FROM api_keys WHERE api_keys.id = e.actor_id)
         WHEN 'contact' THEN (SELECT name FROM contacts WHERE contacts.id = e.actor_id) END))
     ELSE '{}' END
  || CASE WHEN e.type = 'conversation.assigned'
     THEN jsonb_build_object('assignee', CASE WHEN ${ASSIGNEE_ID} IS NOT NULL
       THEN jsonb_build_object('id', ${ASSIGNEE_ID}, 'name',
         COALESCE(${memberName(ASSIGNEE_ID)}, ${FORMER_AGENT})) END)
     ELSE '{}' END
  || CASE e.type
     WHEN 'conversation.team_assigned' THEN jsonb_build_object('team',
       (SELECT jsonb_build_object('id', id, 'name', name) FROM teams
        WHERE teams.id = (e.data ->> 'teamId')::uuid))
     WHEN 'conversation.tagged' THEN ${TAG}
     WHEN 'conversation.untagged' THEN ${TAG}
     WHEN 'conversation.prioritized' THEN jsonb_build_object('priority', e.data -> 'priority')
     WHEN 'conversation.attribute_set' THEN jsonb_build_object('attributeKey', e.data -> 'key')
     WHEN 'conversation.snoozed' THEN jsonb_build_object('until', e.data -> 'until')
     ELSE '{}' END
  || CASE WHEN e.type = 'contact.deleted'
     THEN jsonb_build_object('externalUserId', e.data -> 'externalUserId') ELSE '{}' END`;
