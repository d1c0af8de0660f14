import type {
  Condition,
  ConditionGroup,
  ConversationFilter,
  FilterField,
} from "./conversation-filter.ts";
import type { ConversationListItem } from "./conversations.ts";

/**
 * Whether a row belongs to a list, so that a list on screen can follow a change at once. For the conditions
 * that a row has the facts for; null for the others, which the server alone can judge. The meaning is that of
 * lib/conversations/filter-sql.ts, and a test compares both.
 */
const MATCHES: {
  [F in FilterField]: (
    condition: Condition<F>,
    item: ConversationListItem,
    memberId: string,
  ) => boolean | null;
} = {
  status: ({ operator, value }, item) => (item.status === value) === (operator === "is"),
  assignee: ({ operator, value }, item, memberId) => {
    const id = value === "nobody" ? null : value === "me" ? memberId : value;
    return ((item.assignee?.id ?? null) === id) === (operator === "is");
  },
  team: ({ operator, value }, item) =>
    ((item.team?.id ?? "nobody") === value) === (operator === "is"),
  priority: ({ operator, value }, item) =>
    ((item.priority ?? "none") === value) === (operator === "is"),
  tag: ({ operator, value }, item) => item.tagIds.includes(value) === (operator === "is"),
  inbox: ({ operator, value }, item) => (item.inbox.id === value) === (operator === "is"),
  contact: ({ operator, value }, item) => (item.contact.id === value) === (operator === "is"),
  blocked: ({ value }, item) => item.contact.isBlocked === value,
  // A row does not say who is mentioned in its notes.
  mentioned: () => null,
  unread: ({ value }, item) => item.unread > 0 === value,
  waiting: ({ value }, item) => (item.waitingSince !== null) === value,
  // The row does not say whether its reader has a draft.
  draft: () => null,
  created_at: ({ operator, value }, item) => compare(operator, item.createdAt, value),
  last_message_at: ({ operator, value }, item) => compare(operator, item.lastMessageAt, value),
};

function compare(operator: "before" | "after", time: string, value: string): boolean {
  const distance = Date.parse(time) - Date.parse(value);
  return operator === "before" ? distance < 0 : distance > 0;
}

/** Whether the server would list the conversation; null where only the server can say. */
export function matchesFilter(
  item: ConversationListItem,
  { match, conditions }: ConversationFilter,
  memberId: string,
): boolean | null {
  const results = conditions.map((member: Condition | ConditionGroup) =>
    "match" in member
      ? matchesFilter(item, member, memberId)
      : matchesCondition(item, member, memberId),
  );
  if (results.length === 0) return true;
  const decisive = match === "any";
  if (results.includes(decisive)) return decisive;
  return results.includes(null) ? null : !decisive;
}

function matchesCondition<F extends FilterField>(
  item: ConversationListItem,
  condition: Condition<F>,
  memberId: string,
): boolean | null {
  const judge = MATCHES[condition.field] as (
    condition: Condition<F>,
    item: ConversationListItem,
    memberId: string,
  ) => boolean | null;
  return judge(condition, item, memberId);
}
