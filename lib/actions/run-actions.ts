import "server-only";
import type {
  ActionType,
  ConversationAction,
  RanActions,
} from "@linkdesk/contract/conversation-actions.ts";
import type { RecordedCaller } from "../access/actor.ts";
import { requirePerson } from "../access/permissions.ts";
import { addTag } from "../conversations/add-tag.ts";
import { askForRating } from "../conversations/ask-for-rating.ts";
import { assignConversation } from "../conversations/assign-conversation.ts";
import { assignTeam } from "../conversations/assign-team.ts";
import { followConversation } from "../conversations/follow-conversation.ts";
import { getConversation } from "../conversations/get-conversation.ts";
import { markConversationRead } from "../conversations/mark-read.ts";
import { markUnread } from "../conversations/mark-unread.ts";
import { removeTag } from "../conversations/remove-tag.ts";
import { reopenConversation } from "../conversations/reopen-conversation.ts";
import { resolveConversation } from "../conversations/resolve-conversation.ts";
import { setAttribute } from "../conversations/set-attribute.ts";
import { setPriority } from "../conversations/set-priority.ts";
import { snoozeConversation } from "../conversations/snooze-conversation.ts";
import { unfollowConversation } from "../conversations/unfollow-conversation.ts";
import { blockVisitor, unblockVisitor } from "./block-visitor.ts";

/** An action on a conversation. Returns its inverse, or null if it has changed nothing. */
type UseCase<A extends ConversationAction> = (
  caller: RecordedCaller,
  conversationId: string,
  action: A,
) => Promise<ConversationAction | null>;

/** The use case of each action. Each checks its own permission. */
const USE_CASES: { [T in ActionType]: UseCase<Extract<ConversationAction, { type: T }>> } = {
  assign: (caller, id, { assigneeId }) => assignConversation(caller, id, assigneeId),
  assign_team: (caller, id, { teamId }) => assignTeam(caller, id, teamId),
  add_tag: (caller, id, { tagId }) => addTag(caller, id, tagId),
  remove_tag: (caller, id, { tagId }) => removeTag(caller, id, tagId),
  set_priority: (caller, id, { priority }) => setPriority(caller, id, priority),
  set_attribute: setAttribute,
  snooze: (caller, id, { until }) => snoozeConversation(caller, id, until),
  resolve: resolveConversation,
  reopen: reopenConversation,
  follow: (caller, id, { memberId }) => followConversation(caller, id, memberId),
  unfollow: (caller, id, { memberId }) => unfollowConversation(caller, id, memberId),
  ask_for_rating: askForRating,
  mark_read: (caller, id) => markConversationRead(requirePerson(caller), id),
  mark_unread: (caller, id) => markUnread(requirePerson(caller), id),
  block: blockVisitor,
  unblock: unblockVisitor,
};

/**
 * Runs actions on a conversation, one after the other. If one fails, those before it are undone.
 * Errors: forbidden, not_found, and those of the single actions.
 */
export async function runActions(
  caller: RecordedCaller,
  conversationId: string,
  actions: readonly ConversationAction[],
): Promise<RanActions> {
  const undo: ConversationAction[] = [];
  try {
    for (const action of actions) {
      const inverse = await runAction(caller, conversationId, action);
      if (inverse) undo.unshift(inverse);
    }
  } catch (error) {
    for (const inverse of undo) await runAction(caller, conversationId, inverse);
    throw error;
  }
  return { conversation: await getConversation(caller, conversationId), undo };
}

/** Runs one action. Returns its inverse, or null if it has changed nothing. Errors: those of the action. */
export function runAction<A extends ConversationAction>(
  caller: RecordedCaller,
  conversationId: string,
  action: A,
): Promise<ConversationAction | null> {
  const useCase = USE_CASES[action.type] as unknown as UseCase<A>;
  return useCase(caller, conversationId, action);
}
