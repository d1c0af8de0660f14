/** The words of the launcher. Separate, because every byte of the loader counts. */
export type LauncherDictionary = {
  open: string;
  close: string;
  unread: (count: number) => string;
};

/** The words of what the loader loads later: the panel around the chat. */
export type PanelDictionary = { frameTitle: (brand: string) => string };

/** The words of the chat itself. */
export type Dictionary = {
  chatWith: (brand: string) => string;
  close: string;
  returnHint: string;
  talkingWith: (name: string) => string;
  team: string;
  messages: string;
  loading: string;
  loadFailed: string;
  olderFailed: string;
  tryAgain: string;
  emptyThread: string;
  resolved: string;
  newMessages: string;
  today: string;
  yesterday: string;
  you: string;
  saidAt: (author: string, time: string) => string;
  sending: string;
  sent: string;
  seen: string;
  notSent: string;
  retry: string;
  typing: (name: string) => string;
  reconnecting: string;
  composerLabel: (brand: string) => string;
  placeholder: string;
  send: string;
  charactersLeft: (count: number) => string;
  tooLong: (over: number) => string;
};
