/** The groups of the emoji picker. */
export type EmojiGroup =
  | "smileys"
  | "gestures"
  | "hearts"
  | "nature"
  | "food"
  | "activities"
  | "objects"
  | "symbols";

/** The texts of the chat itself. */
export type Dictionary = {
  chatWith: (brand: string) => string;
  close: string;
  back: string;
  cancel: string;
  tryAgain: string;

  /** With {{first_name}}, as an admin may write it. */
  greeting: string;
  introduction: string;
  awayIntroduction: string;
  returnHint: string;
  start: string;
  leaveMessage: string;
  conversations: string;
  noPreview: string;
  unreadMessages: (count: number) => string;
  opensNewTab: string;

  talkingWith: (name: string) => string;
  team: string;
  away: string;
  messages: string;
  loading: string;
  loadFailed: string;
  olderFailed: string;
  emptyThread: string;
  resolved: string;
  ended: string;
  startNew: string;
  newMessages: string;
  today: string;
  yesterday: string;
  you: string;
  saidAt: (author: string, time: string) => string;
  sending: string;
  sent: string;
  delivered: string;
  seen: string;
  /** Beside the time of a message that came as a mail. */
  byEmail: string;
  notSent: string;
  retry: string;
  typing: (name: string) => string;
  reconnecting: string;

  composerLabel: (brand: string) => string;
  placeholder: string;
  send: string;
  charactersLeft: (count: number) => string;
  tooLong: (over: number) => string;

  menu: string;
  endConversation: string;
  endQuestion: string;
  endConfirm: string;
  endFailed: string;
  /** An autofill tool filled in the hidden field that detects programs. */
  autofilled: string;
  transcript: string;
  transcriptFailed: string;
  mailTranscript: string;
  mailTitle: string;
  mailAddress: string;
  mailSent: (address: string) => string;
  mailLimited: string;
  mailFailed: string;
  soundOn: string;
  soundOff: string;

  attach: string;
  dropHere: string;
  fileProgress: (name: string, percent: string) => string;
  fileReady: (name: string) => string;
  fileFailed: (name: string) => string;
  removeFile: (name: string) => string;
  retryFile: (name: string) => string;
  /** A limit of all files together is reached. */
  filesFull: (name: string) => string;
  fileTooLarge: (name: string, limit: string) => string;
  fileTypeRefused: (name: string) => string;
  fileUnreadable: (name: string) => string;
  /** Behind `tooManyFiles`. */
  notAdded: (names: string) => string;
  fileEmpty: (name: string) => string;
  tooManyFiles: (count: number) => string;
  openImage: (name: string) => string;

  emoji: string;
  emojiGroups: Record<EmojiGroup, string>;

  formTitle: string;
  formIntro: string;
  formHeld: string;
  formSubmit: string;
  required: string;
  choose: string;
  name: string;
  email: string;
  message: string;
  needed: string;
  badEmail: string;
  badTel: string;
  badUrl: string;
  badNumber: string;
  badChoice: string;
  tooLongValue: string;
  offlineThanks: string;

  answered: string;
  answerFailed: string;
  previous: string;
  next: string;
  rating: string;
  stars: (count: number) => string;
  comment: string;
  sendRating: string;
  thanks: string;

  consentTitle: string;
  consentText: (brand: string) => string;
  accept: string;
  decline: string;
};
