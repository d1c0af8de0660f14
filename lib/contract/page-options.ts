import type { FormField } from "./form-fields.ts";

/**
 * What a page may say with `linktor('init', …)` or `window.LinkdeskSettings`, by the names of the
 * reference. It changes looks and behaviour of this page's widget; what protects the business
 * (files, privacy) it can only tighten. It comes from foreign code: every part is checked where it
 * is used.
 */
export type PageOptions = {
  primaryColor?: string;
  colorScheme?: "auto" | "light" | "dark";
  position?: "bottom-right" | "bottom-left";
  size?: "compact" | "standard" | "large";
  zIndex?: number;
  /** A language tag, or `auto`. */
  language?: string;
  /** Words of the page's own for some of the widget's. */
  translations?: PageTranslations;
  autoOpen?: boolean;
  /** Milliseconds before `autoOpen`. */
  openDelay?: number;
  soundEnabled?: boolean;
  showLauncher?: boolean;
  preChatForm?: { enabled?: boolean; fields?: PageFormField[] };
  user?: PageUser;
  proactiveMessages?: PageProactiveMessage[];
  /** `maxSize` in bytes. */
  fileUpload?: { enabled?: boolean; maxSize?: number; allowedTypes?: string[]; multiple?: boolean };
  /** False: the visitor is a stranger again after every page load. */
  persistSession?: boolean;
  /** Milliseconds after which a kept session is forgotten. */
  sessionDuration?: number;
  offline?: {
    enabled?: boolean;
    message?: string;
    form?: { fields?: PageFormField[]; submitButton?: string };
  };
  privacy?: { cookieConsent?: boolean; dataRetention?: number; anonymizeIP?: boolean };
};

export type PageTranslations = {
  welcomeMessage?: string;
  inputPlaceholder?: string;
  sendButton?: string;
  offlineMessage?: string;
};

export type PageFormField = Pick<FormField, "name" | "label"> &
  Partial<Omit<FormField, "name" | "label">>;

export type PageUser = {
  id?: string;
  name?: string;
  email?: string;
  avatar?: string;
  metadata?: Record<string, string | number | boolean | null>;
};

export type PageProactiveMessage = {
  trigger: "time" | "pageview" | "scroll" | "exit_intent";
  message: string;
  /** Milliseconds. */
  delay?: number;
  page?: string;
  percentage?: number;
  onlyOnce?: boolean;
};

/** What `onMessage` gets: a message of the other side. */
export type PageMessage = {
  id: string;
  text: string;
  author: { type: string; name: string };
  createdAt: string;
};
