/**
 * The options of the embed, as `linktor('init', …)` accepts them. They are written out and not derived from
 * `lib/contract`, so that the published types need no other package; `options.test.ts` compares the two.
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

/** What the page says about its visitor. It is not verified, so it gives access to no history. */
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

/** A proactive message. */
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
  /** The text, also of a card or an interactive message. May be empty. */
  text: string;
  /** The type is agent, bot or system. */
  author: { type: string; name: string };
  /** ISO 8601 in UTC. */
  createdAt: string;
};

/** Texts of the website that replace the chat's. */
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
   * Where Linkdesk runs, such as https://chat.example.com. May be left out where a snippet on the page loads the
   * script, and in a package that was installed from an instance: then it is that instance.
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
  /** `undefined`: not known (yet). `null`: signed out; the previous user is forgotten. */
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

/** The commands of the chat. They can be called at any time: early ones wait. */
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
  /** Ends the session: the next message starts a new one. */
  reset: () => void;
};
