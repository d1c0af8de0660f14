import type { Condition, ConversationFilter } from "./conversation-filter.ts";

/** The views that every workspace has, by name. */
export const VIEWS = ["mine", "unassigned", "all", "resolved"] as const;
export type View = (typeof VIEWS)[number];

const OPEN: Condition = { field: "status", operator: "is", value: "open" };

const CONDITIONS: Record<View, Condition[]> = {
  mine: [OPEN, { field: "assignee", operator: "is", value: "me" }],
  unassigned: [OPEN, { field: "assignee", operator: "is", value: "nobody" }],
  all: [OPEN],
  resolved: [{ field: "status", operator: "is", value: "resolved" }],
};

/** The filter of a view, of one inbox or of all. */
export function viewFilter(view: View, inboxId: string | null = null): ConversationFilter {
  const inbox: Condition[] =
    inboxId === null ? [] : [{ field: "inbox", operator: "is", value: inboxId }];
  return { match: "all", conditions: [...CONDITIONS[view], ...inbox] };
}
