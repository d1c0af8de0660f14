import { counter } from "./counter.ts";
import type { Dictionary, LauncherDictionary, PanelDictionary } from "./dictionary.ts";

export const enLauncher = {
  open: "Open chat",
  close: "Close chat",
  unread: (count) => `${count} unread`,
} satisfies LauncherDictionary;

export const enPanel = {
  frameTitle: (brand) => `Chat with ${brand}`,
} satisfies PanelDictionary;

const count = /* @__PURE__ */ counter("en");

export const en = {
  chatWith: (brand) => `Chat with ${brand}`,
  close: "Close chat",
  back: "Back",
  cancel: "Cancel",
  tryAgain: "Try again",

  returnHint: "Your conversation stays here, so you can come back to it any time.",
  start: "Start a conversation",
  leaveMessage: "Leave a message",
  conversations: "Your conversations",
  noPreview: "Conversation",
  unreadMessages: (n) => count(n, { one: "# new message", other: "# new messages" }),
  opensNewTab: "opens in a new tab",

  talkingWith: (name) => `You're talking with ${name}`,
  team: "We reply right here",
  away: "We're away right now",
  messages: "Messages",
  loading: "Loading your conversation",
  loadFailed: "Your conversation couldn't be loaded.",
  olderFailed: "Earlier messages couldn't be loaded.",
  emptyThread: "Nothing here yet. Write the first message below.",
  resolved: "This conversation was resolved. Write again to reopen it.",
  ended: "This conversation has ended.",
  startNew: "Start a new conversation",
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
  charactersLeft: (n) => count(n, { one: "# character left", other: "# characters left" }),
  tooLong: (n) => count(n, { one: "# character too long", other: "# characters too long" }),

  menu: "More options",
  endConversation: "End conversation",
  endQuestion: "End this conversation?",
  endConfirm: "End it",
  endFailed: "The conversation couldn't be ended. Please try again.",
  transcript: "Download transcript",
  transcriptFailed: "The transcript couldn't be downloaded. Please try again.",
  soundOn: "Turn sound on",
  soundOff: "Turn sound off",

  attach: "Attach files",
  dropHere: "Drop files here",
  fileProgress: (name, percent) => `${name}, ${percent} uploaded`,
  fileReady: (name) => `${name}, ready to send`,
  fileFailed: (name) => `${name} couldn't be uploaded.`,
  removeFile: (name) => `Remove ${name}`,
  retryFile: (name) => `Upload ${name} again`,
  fileTooLarge: (name, limit) => `${name} is too large. Files can be up to ${limit}.`,
  fileTypeRefused: (name) => `${name} can't be sent here: this type of file isn't accepted.`,
  fileEmpty: (name) => `${name} is empty.`,
  tooManyFiles: (n) =>
    count(n, { one: "You can send # file at a time.", other: "You can send # files at a time." }),
  openImage: (name) => `Open the image ${name}`,

  emoji: "Add an emoji",
  emojiGroups: {
    smileys: "Smileys",
    gestures: "People",
    hearts: "Hearts",
    nature: "Nature",
    food: "Food",
    activities: "Activities",
    objects: "Objects",
    symbols: "Symbols",
  },

  formTitle: "Before we start",
  formIntro: "Tell us a little about you, so we can help you better.",
  formHeld: "Thanks! Just a few details, and your message is on its way.",
  formSubmit: "Continue",
  required: "required",
  choose: "Please choose",
  message: "Message",
  needed: "Please fill this in.",
  badEmail: "Please enter an e-mail address, like name@example.com.",
  badTel: "Please enter a phone number.",
  badUrl: "Please enter a full web address, starting with https://.",
  badNumber: "Please enter a number.",
  badChoice: "Please choose one of these.",
  tooLongValue: "Please make this shorter.",
  offlineThanks: "Thank you! We've got your message and will get back to you as soon as we can.",

  answered: "Answered",
  answerFailed: "That didn't go through. Please try again.",
  previous: "Previous",
  next: "Next",
  rating: "Your rating",
  stars: (n) => count(n, { one: "# star", other: "# stars" }),
  comment: "Anything you'd like to add? (optional)",
  sendRating: "Send rating",
  thanks: "Thank you for your feedback!",

  consentTitle: "Before we chat",
  consentText: (brand) =>
    `To keep this conversation for you, ${brand} stores a small piece of data in your browser. Is that all right?`,
  accept: "Accept",
  decline: "Decline",
} satisfies Dictionary;
