import { PRIORITIES } from "./conversations.ts";
import { ACTOR_TYPES, DOMAIN_EVENTS, EVENT_TYPES, type TimelineType } from "./domain-events.ts";
import { id, named, timestamp } from "./shapes.ts";
import { storableText } from "./text.ts";
import { z } from "./zod.ts";

const TIMELINE_TYPES = EVENT_TYPES.filter(
  (type): type is TimelineType => DOMAIN_EVENTS[type].inTimeline,
);

/** The most activities in one answer. */
export const ACTIVITY_PAGE_SIZE = 100;

/**
 * A line between the messages of a conversation: what somebody did with it. For members only.
 * It stands behind the message `afterSeq`; null means behind the newest message before `at`.
 */
export const activity = z.strictObject({
  id,
  type: z.enum(TIMELINE_TYPES),
  actor: z
    .strictObject({ type: z.enum(ACTOR_TYPES), id: id.nullable(), name: z.string() })
    .describe("`id` is null for a member who left."),
  afterSeq: z.int().nullable(),
  at: timestamp,
  assignee: named
    .nullable()
    .optional()
    .describe("Of `conversation.assigned`: the new and the previous assignee, null for nobody."),
  previousAssignee: named.nullable().optional(),
  team: named
    .nullable()
    .optional()
    .describe("Of `conversation.team_assigned`: the new and the previous team, null for none."),
  previousTeam: named.nullable().optional(),
  priority: z
    .enum(PRIORITIES)
    .nullable()
    .optional()
    .describe("Of `conversation.prioritized`: the new one, null for none."),
  tag: named
    .nullable()
    .optional()
    .describe("Of `conversation.tagged` and `conversation.untagged`; null if it was deleted."),
  attribute: z
    .string()
    .optional()
    .describe("Of `conversation.attribute_set`: the name of the attribute, or else its key."),
  until: timestamp
    .nullable()
    .optional()
    .describe("Of `conversation.snoozed`: null until the contact writes."),
  rating: z
    .strictObject({ value: z.int(), scale: z.int() })
    .optional()
    .describe("Of `conversation.rated`."),
});
export type Activity = z.infer<typeof activity>;

/** Newest first. */
export const activitiesQuery = z.strictObject({
  cursor: storableText(200).optional(),
  limit: z.coerce.number().int().min(1).max(ACTIVITY_PAGE_SIZE).default(ACTIVITY_PAGE_SIZE),
});
export type ActivitiesQuery = z.infer<typeof activitiesQuery>;
