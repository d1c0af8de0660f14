/** The orders that a list of conversations can have. Without schemas, so that browsers load it alone. */
export const SORTS = ["newest", "waiting_longest", "priority", "oldest_unanswered"] as const;
export type Sort = (typeof SORTS)[number];

/** Whose unread open conversations a member has counted beside the menu. */
export const UNREAD_OF = ["mine", "mine_unassigned", "all"] as const;
export type UnreadOf = (typeof UNREAD_OF)[number];
