import { PRIORITIES } from "./conversations.ts";
import { rowId } from "./text.ts";
import { z } from "./zod.ts";

/** Who did something. `id` is a member's, a contact's or an API key's; null for Linkdesk itself. */
export const ACTOR_TYPES = ["member", "contact", "api_key", "system"] as const;
export type ActorType = (typeof ACTOR_TYPES)[number];
export type EventActor = { type: ActorType; id: string | null };

const message = z.strictObject({ messageId: rowId });

/**
 * `afterSeq`: the conversation's newest message when it happened, which the event stands behind in
 * the timeline.
 */
const state = z.strictObject({ afterSeq: z.int() });

/**
 * Everything that is recorded in `events`: the shape of its `data`, and a sentence about it. `data`
 * has ids, and facts that the tables will not know later. It never has what people wrote.
 */
export const DOMAIN_EVENTS = {
  "conversation.started": {
    data: message,
    inTimeline: false,
    sentence: "A visitor started a conversation.",
  },
  "message.received": { data: message, inTimeline: false, sentence: "A visitor wrote a message." },
  "message.sent": {
    data: message,
    inTimeline: false,
    sentence: "The team, or Linkdesk itself, wrote a message.",
  },
  "message.button_clicked": {
    data: z.strictObject({ messageId: rowId, buttonId: z.string() }),
    inTimeline: false,
    sentence: "A visitor clicked a button in a message.",
  },
  "conversation.assigned": {
    data: z.strictObject({
      ...state.shape,
      /** Null: nobody. */
      assigneeId: rowId.nullable(),
      previousAssigneeId: rowId.nullable(),
    }),
    inTimeline: true,
    sentence: "A conversation was assigned or unassigned.",
  },
  "conversation.team_assigned": {
    data: z.strictObject({
      ...state.shape,
      /** Null: no team. */
      teamId: rowId.nullable(),
      previousTeamId: rowId.nullable(),
    }),
    inTimeline: true,
    sentence: "A conversation was assigned to a team, or taken from one.",
  },
  "conversation.prioritized": {
    data: z.strictObject({
      ...state.shape,
      priority: z.enum(PRIORITIES).nullable(),
      previousPriority: z.enum(PRIORITIES).nullable(),
    }),
    inTimeline: true,
    sentence: "The priority of a conversation was changed.",
  },
  "conversation.tagged": {
    data: z.strictObject({ ...state.shape, tagId: rowId }),
    inTimeline: true,
    sentence: "A tag was added to a conversation.",
  },
  "conversation.untagged": {
    data: z.strictObject({ ...state.shape, tagId: rowId }),
    inTimeline: true,
    sentence: "A tag was removed from a conversation.",
  },
  "conversation.attribute_set": {
    /** The name of a field, as programs know it. What was set is not in it. */
    data: z.strictObject({ ...state.shape, key: z.string() }),
    inTimeline: true,
    sentence: "An attribute of a conversation was set or removed.",
  },
  "conversation.snoozed": {
    data: z.strictObject({
      ...state.shape,
      /** Null: until the contact writes. */
      until: z.iso.datetime({ offset: true }).nullable(),
    }),
    inTimeline: true,
    sentence: "A conversation was snoozed.",
  },
  "conversation.unsnoozed": {
    data: state,
    inTimeline: true,
    sentence: "The snooze of a conversation ended.",
  },
  "conversation.resolved": {
    data: state,
    inTimeline: true,
    sentence: "A conversation was resolved.",
  },
  "conversation.reopened": {
    data: state,
    inTimeline: true,
    sentence: "A conversation was reopened.",
  },
  "conversation.rated": {
    data: z.strictObject({
      ...state.shape,
      messageId: rowId,
      rating: z.int().min(1),
      scale: z.int().min(1),
    }),
    inTimeline: true,
    sentence: "A visitor rated a conversation.",
  },
  "email.bounced": {
    data: z.strictObject({ ...state.shape, emailId: rowId }),
    inTimeline: true,
    sentence: "A mail to the contact came back: their address does not work.",
  },
  "email.failed": {
    data: z.strictObject({ emailId: rowId }),
    inTimeline: false,
    sentence: "A mail to the contact could not be sent, and is not tried again.",
  },
  "message.delivered": {
    data: z.strictObject({ seq: z.int() }),
    inTimeline: false,
    sentence: "A browser of the contact received the messages up to one.",
  },
  "message.read": {
    data: z.strictObject({ seq: z.int() }),
    inTimeline: false,
    sentence: "The contact read the messages up to one.",
  },
  "note.created": {
    data: z.strictObject({
      noteId: rowId,
      /** The members whom it mentions, those of mentioned teams among them. */
      mentionedIds: z.array(rowId).optional(),
    }),
    inTimeline: false,
    sentence: "The team wrote a note.",
  },
  "note.updated": {
    data: z.strictObject({
      noteId: rowId,
      /** The members whom it mentions now and has not mentioned before. */
      mentionedIds: z.array(rowId),
    }),
    inTimeline: false,
    sentence: "A note of the team was changed.",
  },
  "note.deleted": {
    data: z.strictObject({ noteId: rowId }),
    inTimeline: false,
    sentence: "A note of the team was deleted.",
  },
  "conversation.followed": {
    data: z.strictObject({ memberId: rowId }),
    inTimeline: false,
    sentence: "A member takes part in a conversation from now on.",
  },
  "conversation.unfollowed": {
    data: z.strictObject({ memberId: rowId }),
    inTimeline: false,
    sentence: "A member no longer takes part in a conversation.",
  },
  "contact.created": {
    data: z.strictObject({}),
    inTimeline: false,
    sentence: "A program, the website or a member created a contact.",
  },
  "contact.updated": {
    data: z.strictObject({}),
    inTimeline: false,
    sentence: "The website identified a contact, or changed their details.",
  },
  "contact.event": {
    data: z.strictObject({ contactEventId: rowId }),
    inTimeline: false,
    sentence: "Something happened to a contact in the business's own product.",
  },
  "contact.blocked": {
    data: z.strictObject({}),
    inTimeline: true,
    sentence: "A contact was blocked.",
  },
  "contact.unblocked": {
    data: z.strictObject({}),
    inTimeline: true,
    sentence: "A contact was unblocked.",
  },
  "contact.merged": {
    data: z.strictObject({ fromContactId: rowId }),
    inTimeline: false,
    sentence: "An anonymous contact turned out to be a known one.",
  },
  "contact.deleted": {
    data: z.strictObject({ externalUserId: z.string().nullable() }),
    inTimeline: false,
    sentence: "A contact was deleted.",
  },
} as const satisfies Record<string, { data: z.ZodType; inTimeline: boolean; sentence: string }>;

export type EventType = keyof typeof DOMAIN_EVENTS;
export type EventData<T extends EventType> = z.infer<(typeof DOMAIN_EVENTS)[T]["data"]>;

export const EVENT_TYPES = Object.keys(DOMAIN_EVENTS) as EventType[];
export type TimelineType = {
  [T in EventType]: (typeof DOMAIN_EVENTS)[T]["inTimeline"] extends true ? T : never;
}[EventType];

/** How long an event outside the timeline is kept after its dispatch, in days. */
export const EVENTS_KEPT_DAYS = 7;
