/** What the details pane offers for a contact: an e-mail, sessions, blocking, export and deletion. */
export const texts = {
  writeEmail: "Write an e-mail",
  sessions: {
    seen: "{inbox}, <time></time>",
    title: "Sessions",
    loading: "Loading sessions",
    tryAgain: "Try again",
    more: "Show {count, number} more",
    unknownBrowser: "Unknown browser",
    ended: "Ended",
    expired: "Expired",
    addressTitle: "The last IP address of this browser",
    address: "IP {address}",
  },
  events: {
    title: "Recent events",
    more: "Show {count, number} more",
    older: "Show older events",
  },
  end: {
    button: "End session",
    done: "The session has ended",
    title: "End this session?",
    description:
      "Their browser will forget this chat and start again from scratch. Conversations stay here.",
    confirm: "End session",
  },
  block: {
    done: "{name} is blocked",
    undone: "{name} can write again",
    title: "Block visitor",
    notice: "Blocked. They can’t read or send messages here.",
    unblock: "Unblock",
    ask: "Block…",
    askTitle: "Block {name}?",
    description:
      "They can’t send messages or read your replies in any chat of this workspace until you unblock them. Past messages stay here.",
    confirm: "Block",
  },
  privacy: {
    title: "Their data",
    export: "Export",
  },
  delete: {
    ask: "Delete…",
    done: "{name} was deleted",
    underway: "{name} is being deleted",
    title: "Delete {name}?",
    description:
      "This deletes all their conversations, files, sessions and details for everyone. It can’t be undone.",
    typeName: "Type “{name}” to confirm",
    cancel: "Cancel",
    confirm: "Delete everything",
  },
} as const;
