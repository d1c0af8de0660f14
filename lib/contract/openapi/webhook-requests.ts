import type { DeliveredEvent } from "../webhook-events.ts";
import type { z } from "../zod.ts";
import { EVENTS_AREA } from "./areas.ts";
import { exampleOf } from "./examples.ts";
import type { Converted } from "./schemas.ts";
import type { OpenApiDocument, Parameter, Webhook } from "./types.ts";

/** When each event is sent. */
const SENTENCES: Record<DeliveredEvent, string> = {
  "webchat.conversation.started": "A visitor started a conversation.",
  "message.received": "A contact wrote a message.",
  "webchat.button.clicked": "A visitor clicked a button of a message.",
  "message.sent": "A message was sent to a contact.",
  "message.delivered": "A visitor's browser has received messages.",
  "message.read": "A visitor has read messages.",
  "message.failed": "Messages could not be sent to the contact.",
  "email.bounced": "A mail to a contact came back.",
  "note.created": "A note was left for the team.",
  "note.updated": "A note of the team was changed.",
  "note.deleted": "A note of the team was deleted.",
  "conversation.unassigned": "A conversation was assigned to nobody.",
  "conversation.team_assigned": "A conversation was assigned to a team, or taken from one.",
  "conversation.prioritized": "The priority of a conversation changed.",
  "conversation.tagged": "A tag was added to a conversation.",
  "conversation.untagged": "A tag was removed from a conversation.",
  "conversation.attribute_set": "An attribute of a conversation was set or removed.",
  "conversation.snoozed": "A conversation was snoozed.",
  "conversation.unsnoozed": "The snooze of a conversation ended.",
  "conversation.rated": "A visitor rated a conversation.",
  "conversation.resolved": "A conversation was resolved.",
  "conversation.reopened": "A resolved conversation was opened again.",
  "conversation.assigned": "A conversation was assigned to a member, or to nobody.",
  "contact.created": "A contact was created.",
  "contact.updated": "What is known about a contact changed.",
  "contact.event": "A program recorded something that happened to a contact elsewhere.",
  "contact.deleted": "A contact was deleted with everything of theirs.",
  ping: "An admin sent a test event.",
};

const header = (name: string, description: string, example: string): Parameter => ({
  name,
  in: "header",
  description,
  required: true,
  schema: { type: "string" },
  example,
});

/** Standard Webhooks: https://www.standardwebhooks.com */
const HEADERS: Parameter[] = [
  header(
    "webhook-id",
    "The event's id. It is the same in every attempt.",
    "0197a3c2-5b1e-7c40-9d2f-6a1b2c3d4e5f",
  ),
  header("webhook-timestamp", "When the attempt was made, in seconds since 1970.", "1773480413"),
  header(
    "webhook-signature",
    "`v1,` and an HMAC-SHA256 in base64; several, with spaces between, while a secret is rotated.",
    "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
  ),
];

/** The requests that Linkdesk sends to a webhook, by event. */
export function webhooksOf(
  events: Readonly<Record<DeliveredEvent, z.ZodType>>,
  converted: Converted,
): OpenApiDocument["webhooks"] {
  const entries = Object.entries(events).map(([event, data]): [string, { post: Webhook }] => [
    event,
    { post: requestOf(event as DeliveredEvent, data, converted) },
  ]);
  return Object.fromEntries(entries);
}

function requestOf(
  event: DeliveredEvent,
  data: z.ZodType,
  { components, jsonOf }: Converted,
): Webhook {
  const schema = {
    type: "object",
    properties: { event: { const: event, type: "string" }, data: jsonOf(data, "output") },
    required: ["event", "data"],
    additionalProperties: false,
  };
  return {
    operationId: event,
    tags: [EVENTS_AREA.name],
    summary: event,
    description: SENTENCES[event],
    security: [],
    parameters: HEADERS,
    requestBody: {
      required: true,
      content: { "application/json": { schema, example: exampleOf(schema, components) } },
    },
    responses: {
      "2XX": { description: "Received. Anything else is sent again, for about a day." },
      "410": { description: "Gone: Linkdesk turns the webhook off." },
    },
  };
}
