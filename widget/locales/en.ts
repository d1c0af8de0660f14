import type { Dictionary, LauncherDictionary, PanelDictionary } from "./dictionary.ts";

export const enLauncher = {
  open: "Open chat",
  close: "Close chat",
  unread: (count) => `${count} unread`,
} satisfies LauncherDictionary;

export const enPanel = {
  frameTitle: (brand) => `Chat with ${brand}`,
} satisfies PanelDictionary;

export const en = {
  chatWith: (brand) => `Chat with ${brand}`,
  close: "Close chat",
  returnHint: "Your conversation stays here, so you can come back to it any time.",
  talkingWith: (name) => `You're talking with ${name}`,
  team: "We reply right here",
  messages: "Messages",
  loading: "Loading your conversation",
  loadFailed: "Your conversation couldn't be loaded.",
  olderFailed: "Earlier messages couldn't be loaded.",
  tryAgain: "Try again",
  emptyThread: "Nothing here yet. Write the first message below.",
  resolved: "This conversation was resolved. Write again to reopen it.",
  newMessages: "New messages",
  today: "Today",
  yesterday: "Yesterday",
  you: "You",
  saidAt: (author, time) => `${author}, ${time}`,
  sending: "Sending",
  sent: "Sent",
  seen: "Seen",
  notSent: "Not sent",
  retry: "Retry",
  typing: (name) => `${name} is typing`,
  reconnecting: "Reconnecting…",
  composerLabel: (brand) => `Message to ${brand}`,
  placeholder: "Write a message",
  send: "Send message",
  charactersLeft: (count) => `${count.toLocaleString("en")} characters left`,
  tooLong: (over) => `${over.toLocaleString("en")} characters too long`,
} satisfies Dictionary;
