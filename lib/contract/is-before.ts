import type { Sort } from "./conversation-sorts.ts";
import type { ConversationListItem } from "./conversations.ts";

/** Where a row stands: in which segment of its list, and by what in there. */
type Rank = { segment: number; at: string; isAscending: boolean };

const RANKS: Record<Sort, (item: ConversationListItem) => Rank> = {
  newest: ({ lastMessageAt: at }) => ({ segment: 0, at, isAscending: false }),
  waiting_longest: ({ waitingSince, lastMessageAt }) =>
    waitingSince === null
      ? { segment: 1, at: lastMessageAt, isAscending: false }
      : { segment: 0, at: waitingSince, isAscending: true },
  priority: ({ priority, lastMessageAt: at }) => ({
    segment: priority === null ? PRIORITY_RANKS.length : PRIORITY_RANKS.indexOf(priority),
    ...{ at, isAscending: false },
  }),
  oldest_unanswered: ({ waitingSince, lastMessageAt: at }) =>
    waitingSince === null
      ? { segment: 1, at, isAscending: false }
      : { segment: 0, at, isAscending: true },
};
const PRIORITY_RANKS = ["urgent", "high", "medium", "low"];

/**
 * Whether a row stands before another one, so that a list on screen can follow a change at once. The order is that of
 * lib/conversations/sort-segments.ts, and a test compares both.
 */
export function isBefore(a: ConversationListItem, b: ConversationListItem, sort: Sort): boolean {
  const [one, other] = [RANKS[sort](a), RANKS[sort](b)];
  if (one.segment !== other.segment) return one.segment < other.segment;
  const isLater = one.at === other.at ? a.id > b.id : one.at > other.at;
  return isLater !== one.isAscending;
}
