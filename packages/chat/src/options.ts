import type { PusherClass } from "./pusher.ts";
import type {
  Answer,
  Attachment,
  ChatConfig,
  Conversation,
  Message,
  Page,
  Privacy,
  ProblemCode,
  User,
} from "./types.ts";

/** Where the session's token and unsent messages are kept: `localStorage`, or React Native's AsyncStorage. */
export type ChatStorage = {
  getItem: (key: string) => string | null | Promise<string | null>;
  setItem: (key: string, value: string) => unknown;
  removeItem: (key: string) => unknown;
};

/** Whether the device has a network. */
export type ChatNetwork = {
  isUp: () => boolean;
  /** Calls `listener` after each change; returns how to stop that. */
  subscribe: (listener: () => void) => () => void;
};

export type ChatOptions = {
  /** The id of the inbox, which has custom clients turned on under Security. */
  inboxId: string;
  /** Where Linkdesk runs, such as https://chat.example.com. The instance that the package came from, unless it is set. */
  baseURL?: string;
  /** The class of pusher-js. Without it, the chat asks for news every few seconds. */
  Pusher?: PusherClass;
  /** Without it, the visitor is forgotten when the program ends. */
  storage?: ChatStorage;
  /** Without it, the network is taken to be up. */
  network?: ChatNetwork;
  /** What your server says about the visitor, signed. Needed where there is no web page around the chat. */
  userJWT?: string | null;
  /** What is known of an anonymous visitor; not verified. */
  user?: User;
  /** The page that the visitor looks at; called whenever it is reported. */
  page?: () => Page | undefined;
  /** Keeps less of the visitor than the inbox would. */
  privacy?: Privacy;
  /** A language tag, such as `en-GB`. */
  locale?: string;
  /** Such as `Europe/Oslo`. */
  timezone?: string;
  /** A random UUID, where `crypto.randomUUID` and `crypto.getRandomValues` are missing. */
  randomUUID?: () => string;
  /** A message of the team arrived; called once for each. */
  onMessage?: (message: Message) => void;
};

export type ChatError = {
  /** Null where nobody answered. */
  code: ProblemCode | null;
  /** For whoever builds the chat; not for visitors. */
  message: string;
};

/** A message that the server does not have yet. */
export type PendingMessage = {
  clientId: string;
  text: string;
  attachments: readonly Attachment[];
  /** ISO 8601. */
  createdAt: string;
  /** `failed`: it was refused, or tried for a minute. `retry` and `discard` take it from there. */
  status: "sending" | "failed";
};

/** Everything that a screen shows. The same object until something changes. */
export type ChatState = {
  /**
   * - `stopped`: before `start` and after `stop`
   * - `starting`: until the visitor's conversations are known; tried again until that works
   * - `ready`
   * - `failed`: the inbox does not let this client in; `error` says why
   */
  status: "stopped" | "starting" | "ready" | "failed";
  /** Why it failed, or why `userJWT` was refused. */
  error: ChatError | null;
  /** Null until the inbox has answered. */
  config: ChatConfig | null;
  /** A member of the team is online. */
  isOnline: boolean;
  /** The visitor's profile, as far as it is known. */
  contact: { name: string | null; email: string | null };
  /** The newest 20, newest first. */
  conversations: readonly Conversation[];
  /** The one that is open; null before the first message. */
  conversation: Conversation | null;
  /** Of the open conversation, ascending. */
  messages: readonly Message[];
  /** What is on its way into the open conversation; shown after `messages`. */
  pending: readonly PendingMessage[];
  /** The newest messages have been loaded. */
  isLoaded: boolean;
  /** They could not be loaded; tried again by itself. */
  loadFailed: boolean;
  /** `loadOlder` would bring more. */
  hasOlder: boolean;
  olderStatus: "idle" | "loading" | "failed";
  /** Who types on the other side, "" without a name; null for nobody. */
  typing: string | null;
  /** The connection has been lost for more than two seconds. */
  isReconnecting: boolean;
  /** Messages of the team that the visitor has not read, in all conversations. */
  unread: number;
};

export type Result<T> = { data: T; error: null } | { data: null; error: ChatError };

export type SendOptions = {
  /** From `upload`. */
  attachments?: readonly Attachment[];
  /** Answers to the inbox's form, by field name; they count with the first message of a conversation. */
  form?: { [field: string]: string };
};

/** A visitor's chat without a screen. Functions that return nothing show in the state what became of them. */
export type Chat = {
  /** The same object until something changes. */
  getState: () => ChatState;
  /** Calls `listener` after each change; returns how to stop that. */
  subscribe: (listener: () => void) => () => void;
  /** Continues the stored session, connects, and sends what was left unsent. Nothing is asked for or stored before. */
  start: () => void;
  /** Disconnects. The visitor and what is unsent stay in the storage for the next start. */
  stop: () => void;
  /** Sends a message; the first one starts a session and a conversation. Returns its `clientId`; null for an empty one. */
  send: (text: string, options?: SendOptions) => string | null;
  /** Sends failed messages again: one of them, or all. */
  retry: (clientId?: string) => void;
  /** Gives up a failed message. */
  discard: (clientId: string) => void;
  /** Stores a file for `send`. */
  upload: (
    file: Blob | ArrayBuffer | Uint8Array<ArrayBuffer>,
    name: string,
  ) => Promise<Result<Attachment>>;
  /** Call on each change of the text field: the team sees that somebody types. */
  typed: (text: string) => void;
  /** Call when the newest message is on screen. */
  markRead: () => void;
  loadOlder: () => void;
  /** Clicks a button, sends a form or rates. False when that did not get through. */
  answer: (message: Message, answer: Answer) => Promise<boolean>;
  /** Opens one of `conversations`. */
  openConversation: (id: string) => void;
  /** The next message starts a conversation of its own. */
  startNew: () => void;
  /** Ends the open conversation, where the inbox allows it. */
  end: () => Promise<boolean>;
  /** The open conversation as text; null where the inbox does not allow it. */
  transcript: () => Promise<string | null>;
  mailTranscript: (email: string) => Promise<"sent" | "limited" | "failed">;
  /** Says who the visitor is, by a token of your server: they find their conversations on every device. */
  identify: (userJWT: string) => void;
  /** What is known of an anonymous visitor; not verified. */
  setUser: (user: User) => void;
  /** Ends the session and forgets the visitor, also in the storage. */
  logout: () => void;
  /** Reports the page again, after the visitor moved to another. */
  reportPage: () => void;
  /** Catches up at once, for example when an app comes to the front. */
  refresh: () => void;
  /** The whole address of a file or picture of a message. */
  resolve: (url: string) => string;
};
