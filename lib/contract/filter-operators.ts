/** How each field of a filter is compared. Without schemas, so that browsers load it alone. */
export const FILTER_OPERATORS = {
  status: ["is", "is_not"],
  assignee: ["is", "is_not"],
  team: ["is", "is_not"],
  priority: ["is", "is_not"],
  tag: ["is", "is_not"],
  inbox: ["is", "is_not"],
  contact: ["is", "is_not"],
  blocked: ["is"],
  mentioned: ["is", "is_not"],
  unread: ["is"],
  waiting: ["is"],
  draft: ["is"],
  created_at: ["before", "after"],
  last_message_at: ["before", "after"],
} as const;

export type FilterField = keyof typeof FILTER_OPERATORS;
export type Operator = (typeof FILTER_OPERATORS)[FilterField][number];
