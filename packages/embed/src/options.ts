/**
 * The options of the embed, as `linktor('init', …)` takes them. Written out rather than derived
 * from `lib/contract`, so that the published types stand alone; `options.test.ts` compares the two.
 */

export type LinkdeskLanguage =
  | "auto"
  | "en"
  | "es"
  | "fr"
  | "de"
  | "pt-BR"
  | "it"
  | "nl"
  | "pl"
  | "tr"
  | "ru"
  | "uk"
  | "ar"
  | "he"
  | "hi"
  | "ja"
  | "ko"
  | "zh-CN";

/** What the page says about its visitor. A claim, not an identity: it opens nobody's history. */
export type LinkdeskUser = {
  /** The website's own id of this user. */
  id?: string;
  name?: string;
  email?: string;
  /** Address of a picture. */
  avatar?: string;
  metadata?: Record<string, string | number | boolean | null>;
};

/** `name` and `email` go to the contact's profile, `message` is the text of the message. */
export type LinkdeskFormField = {
  name: string;
  label: string;
  type?: "text" | "textarea" | "email" | "tel" | "url" | "number" | "select" | "checkbox";
  required?: boolean;
  placeholder?: string;
  /** For `select`. */
  options?: string[];
};

/** A message that is offered before anybody asked. */
export type LinkdeskProactiveMessage = {
  trigger: "time" | "pageview" | "scroll" | "exit_intent";
  message: string;
  /** Milliseconds. */
  delay?: number;
  /** For `pageview`: a path such as /pricing, or with * such as /docs/*. */
  page?: string;
  /** For `scroll`: how much of the page, in percent. */
  percentage?: number;
  onlyOnce?: boolean;
};

/** A message of the other side, as `onMessage` gets it. */
export type LinkdeskMessage = {
  id: string;
  /** Of a card or an interactive message: its words. May be empty. */
  text: string;
  /** The type is agent, bot or system. */
  author: { type: string; name: string };
  /** ISO 8601 in UTC. */
  createdAt: string;
};

/** Words of the website's own for some of the chat's. */
export type LinkdeskTranslations = {
  welcomeMessage?: string;
  inputPlaceholder?: string;
  sendButton?: string;
  offlineMessage?: string;
};

export type LinkdeskCallbacks = {
  onReady?: () => void;
  onOpen?: () => void;
  onClose?: () => void;
  onMessage?: (message: LinkdeskMessage) => void;
};

export type LinkdeskSettings = {
  /** The inbox; the dashboard shows its id. While it is empty, there is no chat. */
  channelId: string;
  /**
   * Where Linkdesk runs, such as https://chat.example.com. May be left out where a snippet on the
   * page loads the script.
   */
  baseURL?: string;
  /** Such as #3355ee. */
  primaryColor?: string;
  colorScheme?: "auto" | "light" | "dark";
  position?: "bottom-right" | "bottom-left";
  size?: "compact" | "standard" | "large";
  zIndex?: number;
  language?: LinkdeskLanguage;
  translations?: LinkdeskTranslations;
  autoOpen?: boolean;
  /** Milliseconds, for `autoOpen`. */
  openDelay?: number;
  soundEnabled?: boolean;
  showLauncher?: boolean;
  preChatForm?: { enabled?: boolean; fields?: LinkdeskFormField[] };
  /** `undefined`: not known (yet). `null`: signed out; whoever was signed in is forgotten. */
  user?: LinkdeskUser | null;
  proactiveMessages?: LinkdeskProactiveMessage[];
  fileUpload?: {
    enabled?: boolean;
    /** Bytes. */
    maxSize?: number;
    /** As in `accept`: image/*, application/pdf, .docx. */
    allowedTypes?: string[];
    multiple?: boolean;
  };
  persistSession?: boolean;
  /** Milliseconds. */
  sessionDuration?: number;
  offline?: {
    enabled?: boolean;
    message?: string;
    form?: { fields?: LinkdeskFormField[]; submitButton?: string };
  };
  privacy?: {
    cookieConsent?: boolean;
    /** Days. */
    dataRetention?: number;
    anonymizeIP?: boolean;
  };
};

export type LinkdeskOptions = LinkdeskSettings & LinkdeskCallbacks;

/** What a page can tell its chat to do. Harmless at any time: what comes too early waits. */
export type LinkdeskCommands = {
  open: () => void;
  close: () => void;
  toggle: () => void;
  sendMessage: (message: { text: string }) => void;
  updateUser: (user: LinkdeskUser) => void;
  /** `delay` in milliseconds. */
  showProactiveMessage: (message: { text: string; delay?: number }) => void;
  hideLauncher: () => void;
  showLauncher: () => void;
  /** Ends the session: the next message starts afresh. */
  reset: () => void;
};
