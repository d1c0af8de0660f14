// Written by scripts/write-chat-types.ts from the contract's schemas; not edited by hand.

/** The codes of errors that the API answers with. */
export type ProblemCode =
  | "invalid_request"
  | "malformed_json"
  | "unauthenticated"
  | "session_expired"
  | "ticket_invalid"
  | "identity_invalid"
  | "blocked"
  | "domain_not_trusted"
  | "forbidden"
  | "inbox_disabled"
  | "origin_not_allowed"
  | "signup_closed"
  | "not_found"
  | "method_not_allowed"
  | "request_timeout"
  | "conflict"
  | "storage_full"
  | "payload_too_large"
  | "unsupported_media_type"
  | "rate_limited"
  | "internal"
  | "unavailable";

export type Attachment = {
  id: string;
  name: string;
  contentType: string;
  bytes: number;
  kind: "image" | "audio" | "video" | "file";
  /** Of an image, in pixels. */
  width: number | null;
  height: number | null;
  url: string;
  /** A small WebP of an image. */
  thumbnailUrl: string | null;
};

export type Author = {
  type: "contact" | "agent" | "bot" | "system";
  id: string | null;
  /** The name that the other side sees. */
  name: string;
};

export type ChatConfig = {
  inboxId: string;
  brandName: string;
  /** Whether a member of the team is online. */
  isOnline: boolean;
  settings: InboxSettings;
  realtime: {
    key: string;
    cluster: string;
    /** Null for the provider's host; empty for the host of this API. */
    host: string | null;
    port: number;
    tls: boolean;
  };
};

export type Conversation = {
  id: string;
  status: "open" | "resolved";
  lastSeq: number;
  unread: number;
  /** Up to which message each side has read, and at least received. */
  contactReadSeq: number;
  agentReadSeq: number;
  contactDeliveredSeq: number;
  agentDeliveredSeq: number;
  lastMessageAt: string;
  preview: string;
  createdAt: string;
};

export type FormField = {
  name: string;
  label: string;
  type: "text" | "textarea" | "email" | "tel" | "url" | "number" | "select" | "checkbox";
  required: boolean;
  placeholder?: string;
  /** For `select`. */
  options?: Array<string>;
};

export type InboxSettings = {
  /** What the widget speaks; `auto` follows the visitor's browser. */
  language:
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
  appearance: {
    color: string;
    colorScheme: "auto" | "light" | "dark";
    position: "bottom-right" | "bottom-left";
    /** Pixels from the side and from the bottom. */
    offsetX: number;
    offsetY: number;
    size: "compact" | "standard" | "large";
    launcherIcon: "chat" | "question" | "wave" | "custom";
    /** For `custom`. */
    launcherImageUrl: "" | string;
    logoUrl: "" | string;
    cards: Array<
      | {
          type: "announcement";
          title: string;
          text: string;
          imageUrl: "" | string;
          url: "" | string;
        }
      | {
          type: "link";
          title: string;
          url: string;
        }
    >;
    customCss: string;
  };
  messages: {
    greeting: string;
    introduction: string;
    /** The first bubble of a new conversation; empty: none. */
    welcome: string;
    offline: string;
    /** A banner above the conversation; empty: none. */
    notice: string;
    replyExpectation: string;
  };
  behaviour: {
    /** On the button of the home screen; empty: the language's own words. */
    startButton: string;
    severalConversations: boolean;
    replyToResolved: boolean;
    preChat: {
      enabled: boolean;
      /** Before the first message, or beside it. */
      when: "before" | "after";
      fields: Array<FormField>;
    };
    offlineForm: {
      enabled: boolean;
      fields: Array<FormField>;
      submitButton: string;
    };
    uploads: {
      enabled: boolean;
      maxBytes: number;
      /** As in `accept`: image/*, application/pdf, .docx. Empty: any. */
      types: Array<string>;
      multiple: boolean;
    };
    emoji: boolean;
    sounds: boolean;
    endConversation: boolean;
    transcript: boolean;
    /** Also by e-mail, to an address the visitor types. Needs a mail server, so somebody decides it. */
    transcriptByEmail: boolean;
    proactive: Array<{
      id?: string;
      trigger: "time" | "pageview" | "scroll" | "exit_intent";
      message: string;
      delay: number;
      /** For `pageview`: a path such as /pricing, or with * such as /docs/*. */
      page?: string;
      /** For `scroll`: how much of the page, in percent. */
      percentage?: number;
      onlyOnce: boolean;
    }>;
  };
  privacy: {
    /** Ask before anything is stored or connected. */
    cookieConsent: boolean;
    persistSession: boolean;
    /** How long an anonymous visitor is recognised. */
    sessionDays: number;
    /** Only the network of a visitor's address is kept: /24 for v4, /48 for v6. */
    anonymizeIp: boolean;
    /** Closed conversations are deleted this long after their last message; 0 keeps them. */
    retentionDays: number;
    pageRetention: boolean;
  };
  continuity: {
    enabled: boolean;
    /** How long a side must have been away before it is mailed. */
    offlineThreshold: string;
    /** More messages than this are split over several mails. */
    maxMessagesPerEmail: number;
    /** The least time between two mails about the same conversation. */
    minEmailInterval: string;
    /** Who is mailed when nobody is assigned. */
    recipients: "everyone" | "list" | "nobody";
    /** For `list`: ids of members. */
    recipientIds: Array<string>;
    /** Ask for an address in the chat, after the first message, while nobody is there. */
    askForAddress: boolean;
  };
};

export type Message = {
  id: string;
  conversationId: string;
  /** Dense, from 1 in its conversation: it is the order, and a gap means that one was missed. */
  seq: number;
  clientId: string | null;
  author: Author;
  /** May be empty. Of a card or an interactive message: its text, for lists and e-mail. What the team and its programs write may have `**bold**`, `*italic*`, `` `code` ``, `[links](https://example.com)`, lists (`- `, `1. `), quotes (`> `) and code between lines of three backticks. What visitors write is shown as it is. */
  text: string;
  content: MessageContent;
  attachments: Array<Attachment>;
  /** The visitor's answer to a card or an interactive message, once given. */
  response: MessageResponse | null;
  /** Only there if it came as a mail. */
  isByEmail?: true;
  createdAt: string;
};

export type MessageContent =
  | {
      type: "text";
    }
  | {
      type: "card";
      card: {
        title: string;
        subtitle?: string;
        imageUrl?: string;
        buttons: Array<{
          id: string;
          label: string;
          url?: string;
        }>;
      };
    }
  | {
      type: "interactive";
      interactive:
        | {
            type: "buttons";
            body: {
              text: string;
            };
            buttons: Array<{
              id: string;
              label: string;
              url?: string;
            }>;
          }
        | {
            type: "quick_replies";
            body: {
              text: string;
            };
            replies: Array<{
              id: string;
              label: string;
              url?: string;
            }>;
          }
        | {
            type: "carousel";
            body?: {
              text: string;
            };
            cards: Array<{
              title: string;
              subtitle?: string;
              imageUrl?: string;
              buttons: Array<{
                id: string;
                label: string;
                url?: string;
              }>;
            }>;
          }
        | {
            type: "form";
            body: {
              text: string;
            };
            fields: Array<FormField>;
            submitButton: string;
          }
        | {
            type: "csat";
            body: {
              text: string;
            };
            scale: 5;
          };
    };

export type MessageResponse =
  | {
      buttonId: string;
      at: string;
    }
  | {
      values: { [key: string]: string };
      at: string;
    }
  | {
      rating: number;
      comment?: string;
      at: string;
    };

export type Answer =
  | {
      buttonId: string;
    }
  | {
      values: { [key: string]: string };
    }
  | {
      rating: number;
      comment?: string;
    };

export type Page = {
  url: string;
  title?: string;
  referrer?: string;
};

export type Privacy = {
  /** Closed conversations are deleted this long after their last message. */
  retentionDays?: number;
  /** Store only the network part of the visitor's IP address. */
  anonymizeIp?: boolean;
};

export type User = {
  /** The page's own id of the user; kept as an attribute, never used to find a contact. */
  id?: string;
  name?: string;
  email?: string;
  avatar?: string;
  metadata?: { [key: string]: string | number | boolean | null };
};
