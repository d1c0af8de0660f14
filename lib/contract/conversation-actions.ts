import { attributeKey, attributeValue } from "./attributes.ts";
import { conversationDetail, PRIORITIES } from "./conversations.ts";
import { rowId } from "./text.ts";
import { z } from "./zod.ts";

/** The most actions in one request. */
const MAX_ACTIONS = 10;

/**
 * What can be done with a conversation, as data: buttons, shortcuts and programs use the same. Running one
 * returns its inverse, with which it is undone.
 */
export const conversationAction = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("assign"),
    assigneeId: rowId.nullable().describe("A member's id, or null for nobody."),
  }),
  z.strictObject({
    type: z.literal("assign_team"),
    teamId: rowId.nullable().describe("A team's id, or null for no team."),
  }),
  z.strictObject({ type: z.literal("add_tag"), tagId: rowId }),
  z.strictObject({ type: z.literal("remove_tag"), tagId: rowId }),
  z.strictObject({
    type: z.literal("set_priority"),
    priority: z.enum(PRIORITIES).nullable(),
  }),
  z.strictObject({
    type: z.literal("set_attribute"),
    key: attributeKey.describe("Of an attribute of the conversation, defined or not."),
    value: attributeValue.describe(
      "Null removes it. Where the attribute is defined, the value must fit its type.",
    ),
    expected: attributeValue
      .optional()
      .describe(
        "Set it only where the value is this now; null: where there is none. Else nothing changes.",
      ),
  }),
  z.strictObject({
    type: z.literal("snooze"),
    until: z.iso
      .datetime()
      .nullable()
      .describe("When it opens again, at most two years ahead; null: when the contact writes."),
  }),
  z.strictObject({ type: z.literal("resolve") }),
  /** Also ends a snooze. */
  z.strictObject({ type: z.literal("reopen") }),
  z.strictObject({
    type: z.literal("follow"),
    memberId: rowId.describe("The member who takes part in the conversation."),
  }),
  z.strictObject({ type: z.literal("unfollow"), memberId: rowId }),
  z.strictObject({
    type: z
      .literal("ask_for_rating")
      .describe(
        "Posts a question with five stars in the contact's language. It cannot be taken back, and does nothing while the newest message is one that waits for its answer.",
      ),
  }),
  /** For the member who asks only. */
  z.strictObject({ type: z.literal("mark_read") }),
  z.strictObject({ type: z.literal("mark_unread") }),
  /** The contact, in all of the workspace's widgets, as `PATCH /api/v1/contacts/[id]` does. */
  z.strictObject({ type: z.literal("block") }),
  z.strictObject({ type: z.literal("unblock") }),
]);
export type ConversationAction = z.infer<typeof conversationAction>;
export type ActionType = ConversationAction["type"];

export const runActionsBody = z.strictObject({
  actions: z.array(conversationAction).min(1, "must be at least one").max(MAX_ACTIONS),
});
export type RunActionsBody = z.infer<typeof runActionsBody>;

export const ranActions = z.strictObject({
  conversation: conversationDetail,
  undo: z
    .array(conversationAction)
    .describe(
      "The actions that take back what has changed, in the order in which to run them. Empty if nothing has changed.",
    ),
});
export type RanActions = z.infer<typeof ranActions>;
