/** What can be done with an open conversation by a key, as it is named in the texts of the shortcuts; in their order. */
export const CONVERSATION_KEYS = [
  "resolve",
  "assign",
  "snooze",
  "triage",
  "tag",
  "unread",
  "follow",
  "firstUnread",
  "date",
  "rating",
  "transcript",
  "link",
  "window",
] as const;
