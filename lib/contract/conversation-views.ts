import type { Condition, ConversationFilter } from "./conversation-filter.ts";

/** The views that every workspace has, by name. */
export const VIEWS = [
  "mine",
  "mentions",
  "unassigned",
  "waiting",
  "drafts",
  "all",
  "snoozed",
  "resolved",
  "blocked",
] as const;
export type View = (typeof VIEWS)[number];

const OPEN: Condition = { field: "status", operator: "is", value: "open" };

const CONDITIONS: Record<View, Condition[]> = {
  mine: [OPEN, { field: "assignee", operator: "is", value: "me" }],
  // Whatever has become of them: a colleague asked something.
  mentions: [{ field: "mentioned", operator: "is", value: "me" }],
  unassigned: [OPEN, { field: "assignee", operator: "is", value: "nobody" }],
  waiting: [OPEN, { field: "waiting", operator: "is", value: true }],
  drafts: [{ field: "draft", operator: "is", value: true }],
  all: [OPEN],
  snoozed: [{ field: "status", operator: "is", value: "snoozed" }],
  resolved: [{ field: "status", operator: "is", value: "resolved" }],
  blocked: [{ field: "blocked", operator: "is", value: true }],
};

/** The filter of a view, of one inbox or team or of all. */
export function viewFilter(
  view: View,
  { inbox = null, team = null }: { inbox?: string | null; team?: string | null } = {},
): ConversationFilter {
  const conditions = [...CONDITIONS[view]];
  if (inbox !== null) conditions.push({ field: "inbox", operator: "is", value: inbox });
  if (team !== null) conditions.push({ field: "team", operator: "is", value: team });
  return { match: "all", conditions };
}
