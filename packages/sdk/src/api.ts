// Written by scripts/write-sdk-types.ts from the endpoints' rows; not edited by hand.

/** What JSON can hold. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | JsonValue[]
  | { [key: string]: JsonValue };

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

export type Activity = {
  id: string;
  type:
    | "conversation.assigned"
    | "conversation.team_assigned"
    | "conversation.prioritized"
    | "conversation.tagged"
    | "conversation.untagged"
    | "conversation.attribute_set"
    | "conversation.snoozed"
    | "conversation.unsnoozed"
    | "conversation.resolved"
    | "conversation.reopened"
    | "conversation.rated"
    | "email.bounced"
    | "contact.blocked"
    | "contact.unblocked";
  /** `id` is null for a member who left. */
  actor: {
    type: "member" | "contact" | "api_key" | "system";
    id: string | null;
    name: string;
  };
  afterSeq: number | null;
  at: string;
  /** Of `conversation.assigned`: the new and the previous assignee, null for nobody. */
  assignee?: {
    id: string;
    name: string;
  } | null;
  previousAssignee?: {
    id: string;
    name: string;
  } | null;
  /** Of `conversation.team_assigned`: the new and the previous team, null for none. */
  team?: {
    id: string;
    name: string;
  } | null;
  previousTeam?: {
    id: string;
    name: string;
  } | null;
  /** Of `conversation.prioritized`: the new one, null for none. */
  priority?: "urgent" | "high" | "medium" | "low" | null;
  /** Of `conversation.tagged` and `conversation.untagged`; null if it was deleted. */
  tag?: {
    id: string;
    name: string;
  } | null;
  /** Of `conversation.attribute_set`: the name of the attribute, or else its key. */
  attribute?: string;
  /** Of `conversation.snoozed`: null until the contact writes. */
  until?: string | null;
  /** Of `conversation.rated`. */
  rating?: {
    value: number;
    scale: number;
  };
};

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

export type Contact = {
  id: string;
  externalId: string | null;
  name: string | null;
  email: string | null;
  avatarUrl: string | null;
  attributes: { [key: string]: string | number | boolean | null };
  isBlocked: boolean;
  createdAt: string;
  /** Null: never in a widget. */
  lastSeenAt: string | null;
};

export type ContactEvent = {
  id: string;
  contactId: string;
  name: string;
  /** When it happened. */
  at: string;
  fields: { [key: string]: string | number | boolean };
  link: string | null;
};

export type ContactSession = {
  id: string;
  inbox: {
    id: string;
    name: string;
  };
  /** `ended` by somebody, or `expired` by itself: its token no longer works in either case. */
  status: "active" | "ended" | "expired";
  userAgent: string | null;
  /** Where it was last seen from; only the network where addresses are shortened. */
  address: string | null;
  pageUrl: string | null;
  pageTitle: string | null;
  createdAt: string;
  lastSeenAt: string;
};

export type ContactSummary = {
  id: string;
  name: string;
  email: string | null;
  avatarUrl: string | null;
  /** Nothing is known about the contact. Data from the visitor or the page is not verified. */
  isAnonymous: boolean;
  /** The website has verified who the contact is. */
  isVerified: boolean;
  /** Kept out of the chat. */
  isBlocked: boolean;
  createdAt: string;
  lastSeenAt: string | null;
};

export type Conversation = {
  id: string;
  status: "open" | "snoozed" | "resolved";
  /** Grows with each change of status, assignee, team, priority, snooze, tags and attributes: of two states of a conversation, the one with the higher `revision` is the later one. */
  revision: number;
  inbox: {
    id: string;
    name: string;
  };
  contact: ContactSummary;
  assignee: {
    id: string;
    name: string;
  } | null;
  team: {
    id: string;
    name: string;
  } | null;
  priority: "urgent" | "high" | "medium" | "low" | null;
  /** Oldest first; `GET /api/v1/tags` has their names. */
  tagIds: Array<string>;
  /** Of a snoozed conversation: when it opens again; null: when the contact writes. */
  snoozedUntil: string | null;
  /** Since when its snooze is over, until somebody answers, snoozes or resolves it. */
  wokenAt: string | null;
  /** Since when the contact waits for an answer. */
  waitingSince: string | null;
  lastSeq: number;
  /** Messages of the contact that the reading member has not read. */
  unread: number;
  /** Grows with each message of the contact. Not their number in old conversations; compare it only. */
  contactMessages: number;
  /** Up to which message a browser of the team has received the conversation. */
  agentDeliveredSeq: number;
  preview: string;
  previewAuthor: "contact" | "agent" | "bot" | "system";
  /** The member who wrote it, if one did. */
  previewMemberId: string | null;
  lastMessageAt: string;
  createdAt: string;
  /** What `expand` asked for. */
  expanded?: ExpandedConversation;
};

export type ConversationDetail = {
  id: string;
  status: "open" | "snoozed" | "resolved";
  /** Grows with each change of status, assignee, team, priority, snooze, tags and attributes: of two states of a conversation, the one with the higher `revision` is the later one. */
  revision: number;
  inbox: {
    id: string;
    name: string;
  };
  contact: ContactSummary;
  assignee: {
    id: string;
    name: string;
  } | null;
  team: {
    id: string;
    name: string;
  } | null;
  priority: "urgent" | "high" | "medium" | "low" | null;
  /** Oldest first; `GET /api/v1/tags` has their names. */
  tagIds: Array<string>;
  /** Of a snoozed conversation: when it opens again; null: when the contact writes. */
  snoozedUntil: string | null;
  /** Since when its snooze is over, until somebody answers, snoozes or resolves it. */
  wokenAt: string | null;
  /** Since when the contact waits for an answer. */
  waitingSince: string | null;
  lastSeq: number;
  /** Messages of the contact that the reading member has not read. */
  unread: number;
  /** Grows with each message of the contact. Not their number in old conversations; compare it only. */
  contactMessages: number;
  /** Up to which message a browser of the team has received the conversation. */
  agentDeliveredSeq: number;
  preview: string;
  previewAuthor: "contact" | "agent" | "bot" | "system";
  /** The member who wrote it, if one did. */
  previewMemberId: string | null;
  lastMessageAt: string;
  createdAt: string;
  /** What `expand` asked for. */
  expanded?: ExpandedConversation;
  /** Up to which message the member has read. */
  readSeq: number;
  /** Up to which message the team has, as the visitor's receipts say. */
  agentReadSeq: number;
  contactReadSeq: number;
  contactDeliveredSeq: number;
  visitor: {
    pageUrl: string | null;
    pageTitle: string | null;
    referrer: string | null;
    locale: string | null;
    timezone: string | null;
    userAgent: string | null;
    lastSeenAt: string;
  } | null;
  inboxKind: "webchat" | "email";
  /** Of a conversation that travels by e-mail: its subject, and whom replies go to. */
  emailThread: {
    subject: string;
    to: Array<{
      name: string;
      address: string;
    }>;
    cc: Array<{
      name: string;
      address: string;
    }>;
  } | null;
  /** Where a reply is mailed while the visitor is away; null if it is not. */
  mailAddress: string | null;
  /** Data about the contact from forms and the page, by name. */
  attributes: { [key: string]: string | number | boolean | null };
  /** What the team and programs have set of the conversation itself, by key. The visitor does not see it. */
  conversationAttributes: { [key: string]: string | number | boolean | null };
  /** The visitor's answers to the form before this conversation, by field name. Not verified. */
  form: { [key: string]: string };
  pages: Array<{
    url: string;
    title: string | null;
    at: string;
  }>;
};

export type Delivery = {
  id: string;
  event:
    | "webchat.conversation.started"
    | "message.received"
    | "webchat.button.clicked"
    | "message.sent"
    | "conversation.resolved"
    | "conversation.reopened"
    | "conversation.assigned"
    | "conversation.unassigned"
    | "conversation.team_assigned"
    | "conversation.prioritized"
    | "conversation.tagged"
    | "conversation.untagged"
    | "conversation.attribute_set"
    | "conversation.snoozed"
    | "conversation.unsnoozed"
    | "conversation.rated"
    | "message.delivered"
    | "message.read"
    | "message.failed"
    | "email.bounced"
    | "note.created"
    | "note.updated"
    | "note.deleted"
    | "contact.created"
    | "contact.updated"
    | "contact.event"
    | "contact.deleted"
    | "ping";
  /** What the receiver gets as `webhook-id`. */
  eventId: string;
  state: "pending" | "delivered" | "failed";
  attempts: number;
  lastStatus: number | null;
  /** A sentence for people. */
  lastError: string | null;
  lastDurationMs: number | null;
  lastAttemptAt: string | null;
  nextAttemptAt: string | null;
  createdAt: string;
};

export type DeliveryDetail = {
  id: string;
  event:
    | "webchat.conversation.started"
    | "message.received"
    | "webchat.button.clicked"
    | "message.sent"
    | "conversation.resolved"
    | "conversation.reopened"
    | "conversation.assigned"
    | "conversation.unassigned"
    | "conversation.team_assigned"
    | "conversation.prioritized"
    | "conversation.tagged"
    | "conversation.untagged"
    | "conversation.attribute_set"
    | "conversation.snoozed"
    | "conversation.unsnoozed"
    | "conversation.rated"
    | "message.delivered"
    | "message.read"
    | "message.failed"
    | "email.bounced"
    | "note.created"
    | "note.updated"
    | "note.deleted"
    | "contact.created"
    | "contact.updated"
    | "contact.event"
    | "contact.deleted"
    | "ping";
  /** What the receiver gets as `webhook-id`. */
  eventId: string;
  state: "pending" | "delivered" | "failed";
  attempts: number;
  lastStatus: number | null;
  /** A sentence for people. */
  lastError: string | null;
  lastDurationMs: number | null;
  lastAttemptAt: string | null;
  nextAttemptAt: string | null;
  createdAt: string;
  /** The exact body. Null before the first attempt, and after what it speaks of was deleted. */
  payload: string | null;
  /** The beginning of what the receiver answered. */
  response: string | null;
};

export type Email = {
  id: string;
  conversationId: string | null;
  direction: "incoming" | "outgoing";
  state: "queued" | "sent" | "failed" | "bounced" | "accepted" | "held" | "discarded" | "ignored";
  /** Why it is held or ignored, one of a list; of an outgoing mail, the answer of the mail server. */
  reason: string | null;
  /** Outgoing: to a member, and not to the contact. */
  isToTeam: boolean;
  /** Outgoing: it has the messages after this one, up to `upToSeq`. */
  afterSeq: number;
  upToSeq: number;
  /** Outgoing: a transcript, to the address that the visitor gave for it. */
  isTranscript: boolean;
  /** Incoming: the message it became. */
  messageId: string | null;
  noteId: string | null;
  from: {
    name: string;
    address: string;
  };
  /** Incoming: the sender's domain proves who sent it (DMARC). */
  isVerified: boolean;
  /** Incoming: the sender's address is the contact's, or takes part in the conversation. */
  isFromContact: boolean;
  to: Array<{
    name: string;
    address: string;
  }>;
  cc: Array<{
    name: string;
    address: string;
  }>;
  subject: string;
  /** Incoming and held: the beginning of its words. */
  excerpt: string;
  hasHtml: boolean;
  createdAt: string;
};

export type EmailOriginal = {
  id: string;
  conversationId: string | null;
  direction: "incoming" | "outgoing";
  state: "queued" | "sent" | "failed" | "bounced" | "accepted" | "held" | "discarded" | "ignored";
  /** Why it is held or ignored, one of a list; of an outgoing mail, the answer of the mail server. */
  reason: string | null;
  /** Outgoing: to a member, and not to the contact. */
  isToTeam: boolean;
  /** Outgoing: it has the messages after this one, up to `upToSeq`. */
  afterSeq: number;
  upToSeq: number;
  /** Outgoing: a transcript, to the address that the visitor gave for it. */
  isTranscript: boolean;
  /** Incoming: the message it became. */
  messageId: string | null;
  noteId: string | null;
  from: {
    name: string;
    address: string;
  };
  /** Incoming: the sender's domain proves who sent it (DMARC). */
  isVerified: boolean;
  /** Incoming: the sender's address is the contact's, or takes part in the conversation. */
  isFromContact: boolean;
  to: Array<{
    name: string;
    address: string;
  }>;
  cc: Array<{
    name: string;
    address: string;
  }>;
  subject: string;
  /** Incoming and held: the beginning of its words. */
  excerpt: string;
  hasHtml: boolean;
  createdAt: string;
  text: string;
  /** A page for a sandboxed frame that shows its HTML. */
  htmlUrl: string | null;
  /** Its HTML has pictures that lie elsewhere. */
  hasRemotePictures: boolean;
};

export type ExpandedConversation = {
  /** With your own id of them and all attributes. */
  contact?: Contact;
  assignee?: Member | null;
  lastMessage?: Message | null;
  /** The newest ones. */
  messages?: {
    messages: Array<Message>;
    /** The conversation's newest. */
    lastSeq: number;
    hasMore: boolean;
  };
};

export type Import = {
  id: string;
  name: string;
  source: "linkdesk" | "chatwoot" | "intercom" | "libredesk" | "linktor";
  account: string;
  inbox: {
    id: string;
    name: string;
  };
  /** `waiting` for parts or to be run, `checking` in a dry run, `importing`, or `done`: what was sent is deleted then. */
  state: "waiting" | "checking" | "importing" | "done";
  parts: number;
  bytes: number;
  /** What was read from the parts. Sent twice, it counts once. */
  found: {
    contacts: number;
    conversations: number;
    messages: number;
  };
  /** What the newest run did, or would do if it was a dry run. Notes count as messages. */
  counts: {
    contacts: {
      created: number;
      updated: number;
      unchanged: number;
      failed: number;
    };
    conversations: {
      created: number;
      updated: number;
      unchanged: number;
      failed: number;
    };
    messages: {
      created: number;
      updated: number;
      unchanged: number;
      failed: number;
    };
  };
  /** How many are listed by `GET …/problems`. */
  problems: number;
  createdAt: string;
  /** When the newest dry run ended. */
  checkedAt: string | null;
  startedAt: string | null;
  finishedAt: string | null;
};

export type ImportProblem = {
  id: string;
  part: number | null;
  /** In your file, or the number of the element in a JSON document. */
  line: number | null;
  /** Its kind and the id in the source, if it has one. */
  record: string | null;
  field: string | null;
  /** What is wrong and what to do. */
  message: string;
};

export type Inbox = {
  id: string;
  /** A live chat on a website, or an e-mail address. */
  kind: "webchat" | "email";
  name: string;
  brandName: string;
  websiteUrl: string;
  enabled: boolean;
  /** Of a live chat: the e-mail inbox that its mails are sent from and answered to. Null: the installation's address. */
  mailInboxId: string | null;
  /** Of an e-mail inbox: its address. */
  mail: {
    address: string;
    /** Why receiving fails now, and what to do. */
    lastError: string | null;
  } | null;
  /** A member's reply reopens a resolved conversation. */
  replyReopens: boolean;
  /** A member's reply assigns a conversation to them that is assigned to nobody. */
  replyAssigns: boolean;
  settings: {
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
        fields: Array<{
          name: string;
          label: string;
          type: "text" | "textarea" | "email" | "tel" | "url" | "number" | "select" | "checkbox";
          required: boolean;
          placeholder?: string;
          /** For `select`. */
          options?: Array<string>;
        }>;
      };
      offlineForm: {
        enabled: boolean;
        fields: Array<{
          name: string;
          label: string;
          type: "text" | "textarea" | "email" | "tel" | "url" | "number" | "select" | "checkbox";
          required: boolean;
          placeholder?: string;
          /** For `select`. */
          options?: Array<string>;
        }>;
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
  createdAt: string;
};

export type Member = {
  id: string;
  name: string;
  email: string;
  role: "owner" | "admin" | "agent";
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
  content: ShownContent;
  attachments: Array<Attachment>;
  /** The visitor's answer to a card or an interactive message, once given. */
  response: MessageResponse | null;
  /** Only there if it came as a mail. */
  isByEmail?: true;
  createdAt: string;
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

export type Note = {
  id: string;
  conversationId: string;
  /** What the browser that sent it calls it. */
  clientId: string;
  /** The newest message when it was written: it stands behind that one. */
  afterSeq: number;
  /** `id` is null for a member who left. */
  author: {
    id: string | null;
    name: string;
  };
  text: string;
  mentions: Array<{
    type: "member" | "team";
    id: string;
    /** As it was when the note was written: its text has it behind an @. */
    name: string;
  }>;
  createdAt: string;
  /** When its writer last changed it. */
  editedAt: string | null;
};

export type ScheduledMessage = {
  id: string;
  conversationId: string;
  /** That of the message once it is sent. */
  clientId: string;
  /** `id` is null for a member who left. */
  author: {
    id: string | null;
    name: string;
  };
  text: string;
  sendAt: string;
  /** When the contact writes before its time: hold it until somebody decides, or send it. */
  ifContactWrites: "hold" | "send";
  /** `held`: the contact has written, or its author has left. Somebody has to decide. */
  state: "scheduled" | "held";
  createdAt: string;
};

export type SavedReply = {
  id: string;
  name: string;
  /** Empty: in no folder. */
  folder: string;
  /** May have variables such as {{contact.first_name | there}}. */
  text: string;
  /** Whether the whole workspace has it. Otherwise it is the member’s own. */
  isShared: boolean;
  useCount: number;
  lastUsedAt: string | null;
  createdAt: string;
  updatedAt: string;
};

export type ShownContent =
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
            fields: Array<{
              name: string;
              label: string;
              type:
                | "text"
                | "textarea"
                | "email"
                | "tel"
                | "url"
                | "number"
                | "select"
                | "checkbox";
              required: boolean;
              placeholder?: string;
              /** For `select`. */
              options?: Array<string>;
            }>;
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

export type Tag = {
  id: string;
  name: string;
  color: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
  createdAt: string;
};

export type AttributeDefinition = {
  id: string;
  subject: "contact" | "conversation";
  /** Under what the values are in `attributes`. It stays as it is. */
  key: string;
  name: string;
  /** May be empty. */
  description: string;
  type: "text" | "number" | "date" | "list" | "link" | "checkbox";
  /** Of a list: what can be chosen, in order. */
  options: Array<string>;
  /** Marked in the dashboard, which asks for those of a conversation before resolving. */
  isRequired: boolean;
  /** From 0, among those of the same subject. */
  position: number;
  createdAt: string;
};

export type Team = {
  id: string;
  name: string;
  memberIds: Array<string>;
  createdAt: string;
};

export type SearchHit =
  | {
      kind: "message" | "file";
      id: string;
      author: {
        type: "contact" | "agent" | "bot" | "system";
        name: string;
      };
      seq: number;
      conversation: {
        id: string;
        status: "open" | "snoozed" | "resolved";
        inbox: {
          id: string;
          name: string;
        };
        contact: {
          id: string;
          name: string;
        };
      };
      excerpt: {
        text: string;
        highlights: Array<{
          start: number;
          end: number;
        }>;
      };
      at: string;
    }
  | {
      kind: "note";
      id: string;
      author: {
        name: string;
      };
      seq: number;
      conversation: {
        id: string;
        status: "open" | "snoozed" | "resolved";
        inbox: {
          id: string;
          name: string;
        };
        contact: {
          id: string;
          name: string;
        };
      };
      excerpt: {
        text: string;
        highlights: Array<{
          start: number;
          end: number;
        }>;
      };
      at: string;
    }
  | {
      kind: "subject";
      id: string;
      seq: number;
      conversation: {
        id: string;
        status: "open" | "snoozed" | "resolved";
        inbox: {
          id: string;
          name: string;
        };
        contact: {
          id: string;
          name: string;
        };
      };
      excerpt: {
        text: string;
        highlights: Array<{
          start: number;
          end: number;
        }>;
      };
      at: string;
    }
  | {
      kind: "contact";
      id: string;
      name: string;
      email: string | null;
      conversation: {
        id: string;
        status: "open" | "snoozed" | "resolved";
        inbox: {
          id: string;
          name: string;
        };
        contact: {
          id: string;
          name: string;
        };
      } | null;
      excerpt: {
        text: string;
        highlights: Array<{
          start: number;
          end: number;
        }>;
      };
      at: string;
    };

export type Webhook = {
  id: string;
  url: string;
  description: string;
  events: Array<
    | "webchat.conversation.started"
    | "message.received"
    | "webchat.button.clicked"
    | "message.sent"
    | "conversation.resolved"
    | "conversation.reopened"
    | "conversation.assigned"
    | "conversation.unassigned"
    | "conversation.team_assigned"
    | "conversation.prioritized"
    | "conversation.tagged"
    | "conversation.untagged"
    | "conversation.attribute_set"
    | "conversation.snoozed"
    | "conversation.unsnoozed"
    | "conversation.rated"
    | "message.delivered"
    | "message.read"
    | "message.failed"
    | "email.bounced"
    | "note.created"
    | "note.updated"
    | "note.deleted"
    | "contact.created"
    | "contact.updated"
    | "contact.event"
    | "contact.deleted"
  >;
  inbox: {
    id: string;
    name: string;
  } | null;
  enabled: boolean;
  disabledReason: "gone" | "failing" | null;
  /** Since when nothing has arrived; null while all is well. */
  failingSince: string | null;
  /** Until when the secret before the present one signs too. */
  previousSecretExpiresAt: string | null;
  createdAt: string;
};

export type Card = {
  title: string;
  subtitle?: string;
  imageUrl?: string;
  buttons?: Array<MessageButton>;
};

export type ConversationAction =
  | {
      type: "assign";
      /** A member's id, or null for nobody. */
      assigneeId: string | null;
    }
  | {
      type: "assign_team";
      /** A team's id, or null for no team. */
      teamId: string | null;
    }
  | {
      type: "add_tag";
      tagId: string;
    }
  | {
      type: "remove_tag";
      tagId: string;
    }
  | {
      type: "set_priority";
      priority: "urgent" | "high" | "medium" | "low" | null;
    }
  | {
      type: "set_attribute";
      /** Of an attribute of the conversation, defined or not. */
      key: string;
      /** Null removes it. Where the attribute is defined, the value must fit its type. */
      value: string | number | boolean | null;
      /** Set it only where the value is this now; null: where there is none. Else nothing changes. */
      expected?: string | number | boolean | null;
    }
  | {
      type: "snooze";
      /** When it opens again, at most two years ahead; null: when the contact writes. */
      until: string | null;
    }
  | {
      type: "resolve";
    }
  | {
      type: "reopen";
    }
  | {
      type: "follow";
      /** The member who takes part in the conversation. */
      memberId: string;
    }
  | {
      type: "unfollow";
      memberId: string;
    }
  | {
      /** Posts a question with five stars in the contact's language. It cannot be taken back, and does nothing while the newest message is one that waits for its answer. */
      type: "ask_for_rating";
    }
  | {
      type: "mark_read";
    }
  | {
      type: "mark_unread";
    }
  | {
      type: "block";
    }
  | {
      type: "unblock";
    };

export type Interactive =
  | {
      type: "buttons";
      body: {
        text: string;
      };
      buttons: Array<MessageButton>;
    }
  | {
      type: "quick_replies";
      body: {
        text: string;
      };
      replies: Array<MessageButton>;
    }
  | {
      type: "carousel";
      body?: {
        text: string;
      };
      cards: Array<Card>;
    }
  | {
      type: "form";
      body: {
        text: string;
      };
      fields: Array<{
        name: string;
        label: string;
        type?: "text" | "textarea" | "email" | "tel" | "url" | "number" | "select" | "checkbox";
        required?: boolean;
        placeholder?: string;
        /** For `select`. */
        options?: Array<string>;
      }>;
      submitButton?: string;
    }
  | {
      type: "csat";
      body: {
        text: string;
      };
      scale?: 5;
    };

export type MessageButton = {
  id: string;
  label: string;
  url?: string;
};

export type SentContent =
  | {
      type: "text";
      text: string;
    }
  | {
      type: "card";
      card: Card;
    }
  | {
      type: "interactive";
      interactive: Interactive;
    };

/** One condition of a filter; `me` is whoever asks. */
export type Condition =
  | {
      field: "status";
      operator: "is" | "is_not";
      value: "open" | "snoozed" | "resolved";
    }
  | {
      field: "assignee";
      operator: "is" | "is_not";
      value: "me" | "nobody" | string;
    }
  | {
      field: "team";
      operator: "is" | "is_not";
      value: "nobody" | string;
    }
  | {
      field: "priority";
      operator: "is" | "is_not";
      value: "urgent" | "high" | "medium" | "low" | "none";
    }
  | {
      field: "tag";
      operator: "is" | "is_not";
      value: string;
    }
  | {
      field: "inbox";
      operator: "is" | "is_not";
      value: string;
    }
  | {
      field: "contact";
      operator: "is" | "is_not";
      value: string;
    }
  | {
      field: "blocked";
      operator: "is";
      value: boolean;
    }
  | {
      field: "mentioned";
      operator: "is" | "is_not";
      value: "me" | string;
    }
  | {
      field: "unread";
      operator: "is";
      value: boolean;
    }
  | {
      field: "waiting";
      operator: "is";
      value: boolean;
    }
  | {
      field: "draft";
      operator: "is";
      value: boolean;
    }
  | {
      field: "created_at";
      operator: "before" | "after";
      value: string;
    }
  | {
      field: "last_message_at";
      operator: "before" | "after";
      value: string;
    };

/** Which conversations. Without conditions: all of the workspace. Groups do not contain groups. */
export type ConversationFilter = {
  match: "all" | "any";
  conditions: Array<Condition | { match: "all" | "any"; conditions: Condition[] }>;
};

/** Lists contacts, newest first: all, or those with an e-mail address, an external id, a beginning of either, or created in a time. `GET /api/v1/contacts` */
export type ListContactsQuery = {
  email?: string;
  externalId?: string;
  /** How their e-mail address or your own id of them begins. */
  q?: string;
  createdAfter?: string;
  createdBefore?: string;
  cursor?: string;
  limit?: number;
};

/** Lists contacts, newest first: all, or those with an e-mail address, an external id, a beginning of either, or created in a time. `GET /api/v1/contacts` */
export type ListContactsAnswer = {
  items: Array<Contact>;
  nextCursor: string | null;
};

/** Creates a contact. `POST /api/v1/contacts` */
export type CreateContactBody = {
  externalId?: string;
  name?: string | null;
  email?: string | null;
  avatarUrl?: string | null;
  attributes?: { [key: string]: string | number | boolean | null };
};

/** Creates a contact. `POST /api/v1/contacts` */
export type CreateContactAnswer = Contact;

/** Returns one contact. `GET /api/v1/contacts/[id]` */
export type GetContactAnswer = Contact;

/** Changes the given details of a contact, blocks them, or lets them in again. `PATCH /api/v1/contacts/[id]` */
export type UpdateContactBody = {
  name?: string | null;
  email?: string | null;
  avatarUrl?: string | null;
  attributes?: { [key: string]: string | number | boolean | null };
  externalId?: string | null;
  blocked?: boolean;
};

/** Changes the given details of a contact, blocks them, or lets them in again. `PATCH /api/v1/contacts/[id]` */
export type UpdateContactAnswer = Contact;

/** Creates the contact with your own id of the person, or changes their given details. `PUT /api/v1/contacts/by-external-id/[externalId]` */
export type PutContactBody = {
  name?: string | null;
  email?: string | null;
  avatarUrl?: string | null;
  attributes?: { [key: string]: string | number | boolean | null };
};

/** Creates the contact with your own id of the person, or changes their given details. `PUT /api/v1/contacts/by-external-id/[externalId]` */
export type PutContactAnswer = Contact;

/** Deletes a contact and everything of theirs; 202 when much of it is still to go. `DELETE /api/v1/contacts/[id]` */
export type DeleteContactAnswer = {
  /** False while much is still being deleted in the background. */
  isComplete: boolean;
};

/** Records something that happened to a contact in your own product; 200 when it was recorded before. `POST /api/v1/contacts/[id]/events` */
export type RecordContactEventBody = {
  /** What happened, as your team calls it. */
  name: string;
  /** When it happened. Left out: now. */
  at?: string;
  /** Details in the order in which they are shown: text, numbers and booleans by name. */
  fields?: { [key: string]: string | number | boolean };
  /** Where your team finds more about it. */
  link?: string | null;
  /** A UUID of your own: sending it twice sends once. Or use Idempotency-Key. */
  clientId?: string;
};

/** Records something that happened to a contact in your own product; 200 when it was recorded before. `POST /api/v1/contacts/[id]/events` */
export type RecordContactEventAnswer = ContactEvent;

/** Lists what happened to a contact in your own product, the newest first. `GET /api/v1/contacts/[id]/events` */
export type ListContactEventsQuery = {
  cursor?: string;
  limit?: number;
};

/** Lists what happened to a contact in your own product, the newest first. `GET /api/v1/contacts/[id]/events` */
export type ListContactEventsAnswer = {
  items: Array<ContactEvent>;
  nextCursor: string | null;
};

/** Lists a contact's browsers, the one seen last first. `GET /api/v1/contacts/[id]/sessions` */
export type ListContactSessionsAnswer = {
  items: Array<ContactSession>;
  nextCursor: string | null;
};

/** Lists conversations under a filter, newest message first or in another order. `GET /api/v1/conversations` */
export type ListConversationsQuery = {
  filter?: string;
  sort?: "newest" | "waiting_longest" | "priority" | "oldest_unanswered";
  /** What else to answer with, to save calls: contact, assignee, lastMessage, with commas between. */
  expand?: string;
  cursor?: string;
  limit?: number;
};

/** Lists conversations under a filter, newest message first or in another order. `GET /api/v1/conversations` */
export type ListConversationsAnswer = {
  items: Array<Conversation>;
  nextCursor: string | null;
};

/** Returns one conversation with the data of its visitor's browser. `GET /api/v1/conversations/[id]` */
export type GetConversationQuery = {
  /** What else to answer with, to save calls: contact, assignee, messages, with commas between. */
  expand?: string;
};

/** Returns one conversation with the data of its visitor's browser. `GET /api/v1/conversations/[id]` */
export type GetConversationAnswer = ConversationDetail;

/** Runs actions on a conversation. Returns it, and the actions that undo them. `POST /api/v1/conversations/[id]/actions` */
export type RunActionsBody = {
  actions: Array<ConversationAction>;
};

/** Runs actions on a conversation. Returns it, and the actions that undo them. `POST /api/v1/conversations/[id]/actions` */
export type RunActionsAnswer = {
  conversation: ConversationDetail;
  /** The actions that take back what has changed, in the order in which to run them. Empty if nothing has changed. */
  undo: Array<
    | {
        type: "assign";
        /** A member's id, or null for nobody. */
        assigneeId: string | null;
      }
    | {
        type: "assign_team";
        /** A team's id, or null for no team. */
        teamId: string | null;
      }
    | {
        type: "add_tag";
        tagId: string;
      }
    | {
        type: "remove_tag";
        tagId: string;
      }
    | {
        type: "set_priority";
        priority: "urgent" | "high" | "medium" | "low" | null;
      }
    | {
        type: "set_attribute";
        /** Of an attribute of the conversation, defined or not. */
        key: string;
        /** Null removes it. Where the attribute is defined, the value must fit its type. */
        value: string | number | boolean | null;
        /** Set it only where the value is this now; null: where there is none. Else nothing changes. */
        expected?: string | number | boolean | null;
      }
    | {
        type: "snooze";
        /** When it opens again, at most two years ahead; null: when the contact writes. */
        until: string | null;
      }
    | {
        type: "resolve";
      }
    | {
        type: "reopen";
      }
    | {
        type: "follow";
        /** The member who takes part in the conversation. */
        memberId: string;
      }
    | {
        type: "unfollow";
        memberId: string;
      }
    | {
        /** Posts a question with five stars in the contact's language. It cannot be taken back, and does nothing while the newest message is one that waits for its answer. */
        type: "ask_for_rating";
      }
    | {
        type: "mark_read";
      }
    | {
        type: "mark_unread";
      }
    | {
        type: "block";
      }
    | {
        type: "unblock";
      }
  >;
};

/** Mails the conversation to its contact, at most three times an hour. `POST /api/v1/conversations/[id]/transcripts` */
export type SendTranscriptBody = {
  /** Where it goes. Default: where the mails of the conversation go. */
  email?: string;
};

/** Mails the conversation to its contact, at most three times an hour. `POST /api/v1/conversations/[id]/transcripts` */
export type SendTranscriptAnswer = {
  /** The address. */
  to: string;
};

/** Runs actions on many conversations: on those with given ids, or on all that match a filter. `POST /api/v1/conversations/actions` */
export type RunBulkActionsBody = {
  /** For conversations by id: at most 200 ids in all. */
  changes?: Array<{
    ids: Array<string>;
    /** Those of `ids` that do not match it are left alone, and named in `skipped`. */
    filter?: {
      match: "all" | "any";
      conditions: Array<unknown>;
    };
    actions: Array<ConversationAction>;
  }>;
  /** For all that match: each request changes the next 200 of them. */
  filter?: {
    match: "all" | "any";
    conditions: Array<unknown>;
  };
  /** With `filter`: what to do with each. */
  actions?: Array<ConversationAction>;
  /** With `filter`: the `nextCursor` of the answer before; without it, from the start. */
  cursor?: string;
};

/** Runs actions on many conversations: on those with given ids, or on all that match a filter. `POST /api/v1/conversations/actions` */
export type RunBulkActionsAnswer = {
  /** How many conversations are different now. */
  changed: number;
  /** How many were like that already. */
  unchanged: number;
  /** Those that were left alone. */
  skipped: Array<{
    conversationId: string;
    /** `changed`: it does not match the filter of its change. */
    reason: "not_found" | "changed" | "too_many_tags" | "too_many_attributes";
  }>;
  /** What takes it back, as the `changes` of another request. Conversations that somebody has changed in the meantime are left alone. */
  undo: Array<{
    ids: Array<string>;
    filter: {
      match: "all" | "any";
      conditions: Array<
        | {
            field: "status";
            operator: "is" | "is_not";
            value: "open" | "snoozed" | "resolved";
          }
        | {
            field: "assignee";
            operator: "is" | "is_not";
            value: "me" | "nobody" | string;
          }
        | {
            field: "team";
            operator: "is" | "is_not";
            value: "nobody" | string;
          }
        | {
            field: "priority";
            operator: "is" | "is_not";
            value: "urgent" | "high" | "medium" | "low" | "none";
          }
        | {
            field: "tag";
            operator: "is" | "is_not";
            value: string;
          }
        | {
            field: "inbox";
            operator: "is" | "is_not";
            value: string;
          }
        | {
            field: "contact";
            operator: "is" | "is_not";
            value: string;
          }
        | {
            field: "blocked";
            operator: "is";
            value: boolean;
          }
        | {
            field: "mentioned";
            operator: "is" | "is_not";
            value: "me" | string;
          }
        | {
            field: "unread";
            operator: "is";
            value: boolean;
          }
        | {
            field: "waiting";
            operator: "is";
            value: boolean;
          }
        | {
            field: "draft";
            operator: "is";
            value: boolean;
          }
        | {
            field: "created_at";
            operator: "before" | "after";
            value: string;
          }
        | {
            field: "last_message_at";
            operator: "before" | "after";
            value: string;
          }
        | {
            match: "all" | "any";
            conditions: Array<
              | {
                  field: "status";
                  operator: "is" | "is_not";
                  value: "open" | "snoozed" | "resolved";
                }
              | {
                  field: "assignee";
                  operator: "is" | "is_not";
                  value: "me" | "nobody" | string;
                }
              | {
                  field: "team";
                  operator: "is" | "is_not";
                  value: "nobody" | string;
                }
              | {
                  field: "priority";
                  operator: "is" | "is_not";
                  value: "urgent" | "high" | "medium" | "low" | "none";
                }
              | {
                  field: "tag";
                  operator: "is" | "is_not";
                  value: string;
                }
              | {
                  field: "inbox";
                  operator: "is" | "is_not";
                  value: string;
                }
              | {
                  field: "contact";
                  operator: "is" | "is_not";
                  value: string;
                }
              | {
                  field: "blocked";
                  operator: "is";
                  value: boolean;
                }
              | {
                  field: "mentioned";
                  operator: "is" | "is_not";
                  value: "me" | string;
                }
              | {
                  field: "unread";
                  operator: "is";
                  value: boolean;
                }
              | {
                  field: "waiting";
                  operator: "is";
                  value: boolean;
                }
              | {
                  field: "draft";
                  operator: "is";
                  value: boolean;
                }
              | {
                  field: "created_at";
                  operator: "before" | "after";
                  value: string;
                }
              | {
                  field: "last_message_at";
                  operator: "before" | "after";
                  value: string;
                }
            >;
          }
      >;
    };
    actions: Array<
      | {
          type: "assign";
          /** A member's id, or null for nobody. */
          assigneeId: string | null;
        }
      | {
          type: "assign_team";
          /** A team's id, or null for no team. */
          teamId: string | null;
        }
      | {
          type: "add_tag";
          tagId: string;
        }
      | {
          type: "remove_tag";
          tagId: string;
        }
      | {
          type: "set_priority";
          priority: "urgent" | "high" | "medium" | "low" | null;
        }
      | {
          type: "set_attribute";
          /** Of an attribute of the conversation, defined or not. */
          key: string;
          /** Null removes it. Where the attribute is defined, the value must fit its type. */
          value: string | number | boolean | null;
          /** Set it only where the value is this now; null: where there is none. Else nothing changes. */
          expected?: string | number | boolean | null;
        }
      | {
          type: "snooze";
          /** When it opens again, at most two years ahead; null: when the contact writes. */
          until: string | null;
        }
      | {
          type: "resolve";
        }
      | {
          type: "reopen";
        }
      | {
          type: "follow";
          /** The member who takes part in the conversation. */
          memberId: string;
        }
      | {
          type: "unfollow";
          memberId: string;
        }
      | {
          /** Posts a question with five stars in the contact's language. It cannot be taken back, and does nothing while the newest message is one that waits for its answer. */
          type: "ask_for_rating";
        }
      | {
          type: "mark_read";
        }
      | {
          type: "mark_unread";
        }
      | {
          type: "block";
        }
      | {
          type: "unblock";
        }
    >;
  }>;
  /** For the next conversations that match; null at the end. */
  nextCursor: string | null;
};

/** Says how many conversations match a filter, at most 10000. `GET /api/v1/conversations/count` */
export type CountMatchingQuery = {
  filter: string;
};

/** Says how many conversations match a filter, at most 10000. `GET /api/v1/conversations/count` */
export type CountMatchingAnswer = {
  /** How many conversations match. It stops counting at 10000. */
  count: number;
};

/** Sends a message to a conversation, or to a contact in an inbox; 200 when it was sent before. `POST /api/v1/messages` */
export type SendMessageBody = {
  conversationId?: string;
  /** The inbox. */
  channelId?: string;
  /** The contact. The message goes into their newest open conversation in that inbox, or into a new one. */
  to?: string;
  content: SentContent;
  attachmentIds?: Array<string>;
  /** A UUID of your own: sending it twice sends once. Or use Idempotency-Key. */
  clientId?: string;
};

/** Sends a message to a conversation, or to a contact in an inbox; 200 when it was sent before. `POST /api/v1/messages` */
export type SendMessageAnswer = {
  message: Message;
  conversationId: string;
};

/** Shows the visitor that an answer is being written, for 30 seconds or until it is there. `PUT /api/v1/conversations/[id]/typing` */
export type SetTypingBody = {
  isTyping: boolean;
  /** If set, the conversation must be in that inbox. */
  channelId?: string;
};

/** Lists messages: the newest, those before a seq, or those after one or since a time. `GET /api/v1/conversations/[id]/messages` */
export type ListMessagesQuery = {
  after?: number;
  before?: number;
  limit?: number;
  /** From the first message on that is not older than this time. */
  since?: string;
};

/** Lists messages: the newest, those before a seq, or those after one or since a time. `GET /api/v1/conversations/[id]/messages` */
export type ListMessagesAnswer = {
  messages: Array<Message>;
  /** The conversation's newest. */
  lastSeq: number;
  hasMore: boolean;
};

/** Lists the team's notes, newest first. `GET /api/v1/conversations/[id]/notes` */
export type ListNotesQuery = {
  cursor?: string;
  limit?: number;
};

/** Lists the team's notes, newest first. `GET /api/v1/conversations/[id]/notes` */
export type ListNotesAnswer = {
  items: Array<Note>;
  nextCursor: string | null;
};

/** Leaves a note for the team; 200 when this clientId was sent before. `POST /api/v1/conversations/[id]/notes` */
export type WriteNoteBody = {
  /** A UUID of your own: sending it twice sends once. Or use Idempotency-Key. */
  clientId?: string;
  text: string;
  mentions?: Array<{
    type: "member" | "team";
    id: string;
  }>;
};

/** Leaves a note for the team; 200 when this clientId was sent before. `POST /api/v1/conversations/[id]/notes` */
export type WriteNoteAnswer = {
  note: Note;
};

/** Changes a note; only its writer may. `PATCH /api/v1/conversations/[id]/notes/[noteId]` */
export type UpdateNoteBody = {
  text: string;
  mentions?: Array<{
    type: "member" | "team";
    id: string;
  }>;
  /** The `editedAt` of the note that you changed: 409 if it was changed again since. Without it, the change always counts. */
  editedAt?: string | null;
};

/** Changes a note; only its writer may. `PATCH /api/v1/conversations/[id]/notes/[noteId]` */
export type UpdateNoteAnswer = {
  note: Note;
};

/** Lists the members who take part in a conversation: they follow it, or were assigned or mentioned. `GET /api/v1/conversations/[id]/participants` */
export type ListParticipantsAnswer = {
  items: Array<{
    id: string;
    name: string;
  }>;
  nextCursor: string | null;
};

/** Lists what was done with a conversation, newest first. `GET /api/v1/conversations/[id]/activities` */
export type ListActivitiesQuery = {
  cursor?: string;
  limit?: number;
};

/** Lists what was done with a conversation, newest first. `GET /api/v1/conversations/[id]/activities` */
export type ListActivitiesAnswer = {
  items: Array<Activity>;
  nextCursor: string | null;
};

/** Searches messages, notes, subjects, names of files and contacts. Contacts need contacts:read. `GET /api/v1/search` */
export type SearchQuery = {
  /** Words and beginnings of words, all of which must be there, and filters: `from:` (who wrote it), `inbox:` and `tag:` (a name), `before:` and `after:` (days, in UTC), `has:file`. */
  q: string;
  cursor?: string;
  limit?: number;
};

/** Searches messages, notes, subjects, names of files and contacts. Contacts need contacts:read. `GET /api/v1/search` */
export type SearchAnswer = {
  items: Array<SearchHit>;
  nextCursor: string | null;
  isPartial: boolean;
  indexing: {
    done: number;
    total: number;
  } | null;
};

/** Takes a file: its bytes as the body, its name percent-encoded in X-File-Name. `POST /api/v1/uploads` */
export type UploadFileAnswer = Attachment;

/** Lists the mails of a conversation, in both directions, newest first. `GET /api/v1/conversations/[id]/emails` */
export type ListEmailsQuery = {
  cursor?: string;
  limit?: number;
};

/** Lists the mails of a conversation, in both directions, newest first. `GET /api/v1/conversations/[id]/emails` */
export type ListEmailsAnswer = {
  items: Array<Email>;
  nextCursor: string | null;
};

/** Returns one mail with all of its words. `GET /api/v1/emails/[id]` */
export type GetEmailAnswer = EmailOriginal;

/** Starts a conversation with a mail to a contact or an address. `POST /api/v1/conversations` */
export type StartByMailBody = {
  clientId: string;
  /** An e-mail inbox. */
  inboxId: string;
  contactId?: string;
  to?: {
    name?: string;
    address: string;
  };
  cc?: Array<{
    name?: string;
    address: string;
  }>;
  subject: string;
  text: string;
  attachmentIds?: Array<string>;
};

/** Starts a conversation with a mail to a contact or an address. `POST /api/v1/conversations` */
export type StartByMailAnswer = {
  conversationId: string;
  message: Message;
};

/** Changes whom replies by mail go to. `PUT /api/v1/conversations/[id]/recipients` */
export type SetRecipientsBody = {
  to: Array<{
    name?: string;
    address: string;
  }>;
  cc?: Array<{
    name?: string;
    address: string;
  }>;
};

/** Changes whom replies by mail go to. `PUT /api/v1/conversations/[id]/recipients` */
export type SetRecipientsAnswer = {
  subject: string;
  to: Array<{
    name: string;
    address: string;
  }>;
  cc: Array<{
    name: string;
    address: string;
  }>;
};

/** Lists the workspace's inboxes, oldest first. `GET /api/v1/inboxes` */
export type ListInboxesAnswer = {
  items: Array<Inbox>;
  nextCursor: string | null;
};

/** Creates an inbox: a live chat for a website, or an e-mail inbox for an address. `POST /api/v1/inboxes` */
export type CreateInboxBody =
  | {
      /** Which it is if it is left out. */
      kind?: "webchat";
      name: string;
      brandName: string;
      websiteUrl: string;
    }
  | {
      kind: "email";
      name: string;
      /** The sender's name if it is left out. */
      brandName?: string;
      address: string;
      senderName: string;
    };

/** Creates an inbox: a live chat for a website, or an e-mail inbox for an address. `POST /api/v1/inboxes` */
export type CreateInboxAnswer = Inbox;

/** Returns one inbox with its settings. `GET /api/v1/inboxes/[id]` */
export type GetInboxAnswer = Inbox;

/** Changes the given fields of an inbox. `PATCH /api/v1/inboxes/[id]` */
export type UpdateInboxBody = {
  name?: string;
  brandName?: string;
  websiteUrl?: string;
  enabled?: boolean;
  mailInboxId?: string | null;
  replyReopens?: boolean;
  replyAssigns?: boolean;
  settings?: {
    language?:
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
    appearance?: {
      color?: string;
      colorScheme?: "auto" | "light" | "dark";
      position?: "bottom-right" | "bottom-left";
      offsetX?: number;
      offsetY?: number;
      size?: "compact" | "standard" | "large";
      launcherIcon?: "chat" | "question" | "wave" | "custom";
      launcherImageUrl?: "" | string;
      logoUrl?: "" | string;
      cards?: Array<
        | {
            type: "announcement";
            title: string;
            text?: string;
            imageUrl?: "" | string;
            url?: "" | string;
          }
        | {
            type: "link";
            title: string;
            url: string;
          }
      >;
      customCss?: string;
    };
    messages?: {
      greeting?: string;
      introduction?: string;
      welcome?: string;
      offline?: string;
      notice?: string;
      replyExpectation?: string;
    };
    behaviour?: {
      startButton?: string;
      severalConversations?: boolean;
      replyToResolved?: boolean;
      preChat?: {
        enabled?: boolean;
        /** Before the first message, or beside it. */
        when?: "before" | "after";
        fields?: Array<{
          name: string;
          label: string;
          type?: "text" | "textarea" | "email" | "tel" | "url" | "number" | "select" | "checkbox";
          required?: boolean;
          placeholder?: string;
          /** For `select`. */
          options?: Array<string>;
        }>;
      };
      offlineForm?: {
        enabled?: boolean;
        fields?: Array<{
          name: string;
          label: string;
          type?: "text" | "textarea" | "email" | "tel" | "url" | "number" | "select" | "checkbox";
          required?: boolean;
          placeholder?: string;
          /** For `select`. */
          options?: Array<string>;
        }>;
        submitButton?: string;
      };
      uploads?: {
        enabled?: boolean;
        maxBytes?: number;
        /** As in `accept`: image/*, application/pdf, .docx. Empty: any. */
        types?: Array<string>;
        multiple?: boolean;
      };
      emoji?: boolean;
      sounds?: boolean;
      endConversation?: boolean;
      transcript?: boolean;
      transcriptByEmail?: boolean;
      proactive?: Array<{
        id?: string;
        trigger: "time" | "pageview" | "scroll" | "exit_intent";
        message: string;
        delay?: number;
        /** For `pageview`: a path such as /pricing, or with * such as /docs/*. */
        page?: string;
        /** For `scroll`: how much of the page, in percent. */
        percentage?: number;
        onlyOnce?: boolean;
      }>;
    };
    privacy?: {
      cookieConsent?: boolean;
      persistSession?: boolean;
      sessionDays?: number;
      anonymizeIp?: boolean;
      retentionDays?: number;
      pageRetention?: boolean;
    };
    continuity?: {
      enabled?: boolean;
      offlineThreshold?: string;
      maxMessagesPerEmail?: number;
      minEmailInterval?: string;
      recipients?: "everyone" | "list" | "nobody";
      recipientIds?: Array<string>;
      askForAddress?: boolean;
    };
  };
};

/** Changes the given fields of an inbox. `PATCH /api/v1/inboxes/[id]` */
export type UpdateInboxAnswer = Inbox;

/** Lists the saved replies that the caller may use, newest first: shared ones and their own. `GET /api/v1/saved-replies` */
export type ListSavedRepliesQuery = {
  cursor?: string;
  limit?: number;
};

/** Lists the saved replies that the caller may use, newest first: shared ones and their own. `GET /api/v1/saved-replies` */
export type ListSavedRepliesAnswer = {
  items: Array<SavedReply>;
  nextCursor: string | null;
};

/** Creates a saved reply. Members who are no admins can only create their own. `POST /api/v1/saved-replies` */
export type CreateSavedReplyBody = {
  name: string;
  folder?: string;
  text: string;
  /** False: only for the member who calls. A program’s are always shared. */
  isShared?: boolean;
};

/** Creates a saved reply. Members who are no admins can only create their own. `POST /api/v1/saved-replies` */
export type CreateSavedReplyAnswer = SavedReply;

/** Changes the given fields of a saved reply. `PATCH /api/v1/saved-replies/[id]` */
export type UpdateSavedReplyBody = {
  name?: string;
  folder?: string;
  text?: string;
  isShared?: boolean;
};

/** Changes the given fields of a saved reply. `PATCH /api/v1/saved-replies/[id]` */
export type UpdateSavedReplyAnswer = SavedReply;

/** Creates saved replies from a CSV file: all of its lines, or none if one is wrong. `POST /api/v1/saved-replies/import` */
export type ImportSavedRepliesBody = {
  /** A CSV file whose first line names its columns: name, text and, if there are folders, folder. */
  csv: string;
  /** False: only for the member who calls. */
  isShared?: boolean;
};

/** Creates saved replies from a CSV file: all of its lines, or none if one is wrong. `POST /api/v1/saved-replies/import` */
export type ImportSavedRepliesAnswer = {
  /** How many there were. */
  imported: number;
};

/** Lists the messages of a conversation that are sent later, in the order of their times. `GET /api/v1/conversations/[id]/scheduled-messages` */
export type ListScheduledMessagesAnswer = {
  items: Array<ScheduledMessage>;
  nextCursor: string | null;
};

/** Schedules a message; 200 when this clientId was scheduled before. `POST /api/v1/conversations/[id]/scheduled-messages` */
export type ScheduleMessageBody = {
  /** A UUID of your own: sending it twice sends once. Or use Idempotency-Key. */
  clientId?: string;
  text: string;
  /** When it is sent, at most two years ahead. */
  sendAt: string;
  ifContactWrites?: "hold" | "send";
};

/** Schedules a message; 200 when this clientId was scheduled before. `POST /api/v1/conversations/[id]/scheduled-messages` */
export type ScheduleMessageAnswer = ScheduledMessage;

/** Changes a scheduled message. One that was held waits for its time again. `PATCH /api/v1/scheduled-messages/[id]` */
export type UpdateScheduledMessageBody = {
  /** Its author alone changes it. */
  text?: string;
  sendAt?: string;
  ifContactWrites?: "hold" | "send";
};

/** Changes a scheduled message. One that was held waits for its time again. `PATCH /api/v1/scheduled-messages/[id]` */
export type UpdateScheduledMessageAnswer = ScheduledMessage;

/** Sends a scheduled message now. `POST /api/v1/scheduled-messages/[id]/send` */
export type SendScheduledMessageAnswer = {
  message: Message;
};

/** Lists the workspace's members, in the order they joined. `GET /api/v1/members` */
export type ListMembersAnswer = {
  items: Array<Member>;
  nextCursor: string | null;
};

/** Lists the tags of the workspace, by name. `GET /api/v1/tags` */
export type ListTagsAnswer = {
  items: Array<Tag>;
  nextCursor: string | null;
};

/** Creates a tag. `POST /api/v1/tags` */
export type CreateTagBody = {
  name: string;
  color?: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
};

/** Creates a tag. `POST /api/v1/tags` */
export type CreateTagAnswer = Tag;

/** Renames or colours a tag, wherever it is used. `PATCH /api/v1/tags/[id]` */
export type UpdateTagBody = {
  name?: string;
  color?: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
};

/** Renames or colours a tag, wherever it is used. `PATCH /api/v1/tags/[id]` */
export type UpdateTagAnswer = Tag;

/** Lists the attributes that are defined for contacts and conversations, in order. `GET /api/v1/attribute-definitions` */
export type ListAttributeDefinitionsAnswer = {
  items: Array<AttributeDefinition>;
  nextCursor: string | null;
};

/** Defines an attribute of contacts or conversations. `POST /api/v1/attribute-definitions` */
export type CreateAttributeDefinitionBody = {
  subject: "contact" | "conversation";
  /** Such as `order_number`. It cannot be changed later. */
  key: string;
  name: string;
  description?: string;
  /** It cannot be changed later. */
  type: "text" | "number" | "date" | "list" | "link" | "checkbox";
  /** Of a list: what can be chosen, in order. */
  options?: Array<string>;
  isRequired?: boolean;
};

/** Defines an attribute of contacts or conversations. `POST /api/v1/attribute-definitions` */
export type CreateAttributeDefinitionAnswer = AttributeDefinition;

/** Changes how an attribute is named, described, offered and ordered. Values stay as they are. `PATCH /api/v1/attribute-definitions/[id]` */
export type UpdateAttributeDefinitionBody = {
  name?: string;
  description?: string;
  options?: Array<string>;
  isRequired?: boolean;
  /** Its new place among those of the same subject; the others make room. */
  position?: number;
};

/** Changes how an attribute is named, described, offered and ordered. Values stay as they are. `PATCH /api/v1/attribute-definitions/[id]` */
export type UpdateAttributeDefinitionAnswer = AttributeDefinition;

/** Lists the teams of the workspace, by name, with their members. `GET /api/v1/teams` */
export type ListTeamsAnswer = {
  items: Array<Team>;
  nextCursor: string | null;
};

/** Lists the workspace's webhooks, oldest first. `GET /api/v1/webhooks` */
export type ListWebhooksAnswer = {
  items: Array<Webhook>;
  nextCursor: string | null;
};

/** Creates a webhook. Its secret is only in this answer. `POST /api/v1/webhooks` */
export type CreateWebhookBody = {
  url: string;
  description?: string;
  events: Array<
    | "webchat.conversation.started"
    | "message.received"
    | "webchat.button.clicked"
    | "message.sent"
    | "conversation.resolved"
    | "conversation.reopened"
    | "conversation.assigned"
    | "conversation.unassigned"
    | "conversation.team_assigned"
    | "conversation.prioritized"
    | "conversation.tagged"
    | "conversation.untagged"
    | "conversation.attribute_set"
    | "conversation.snoozed"
    | "conversation.unsnoozed"
    | "conversation.rated"
    | "message.delivered"
    | "message.read"
    | "message.failed"
    | "email.bounced"
    | "note.created"
    | "note.updated"
    | "note.deleted"
    | "contact.created"
    | "contact.updated"
    | "contact.event"
    | "contact.deleted"
  >;
  inboxId?: string | null;
};

/** Creates a webhook. Its secret is only in this answer. `POST /api/v1/webhooks` */
export type CreateWebhookAnswer = {
  webhook: Webhook;
  /** `whsec_` and 32 bytes in base64. It is shown this once. */
  secret: string;
};

/** Returns one webhook. `GET /api/v1/webhooks/[id]` */
export type GetWebhookAnswer = Webhook;

/** Changes a webhook, or turns it on or off. `PATCH /api/v1/webhooks/[id]` */
export type UpdateWebhookBody = {
  url?: string;
  description?: string;
  events?: Array<
    | "webchat.conversation.started"
    | "message.received"
    | "webchat.button.clicked"
    | "message.sent"
    | "conversation.resolved"
    | "conversation.reopened"
    | "conversation.assigned"
    | "conversation.unassigned"
    | "conversation.team_assigned"
    | "conversation.prioritized"
    | "conversation.tagged"
    | "conversation.untagged"
    | "conversation.attribute_set"
    | "conversation.snoozed"
    | "conversation.unsnoozed"
    | "conversation.rated"
    | "message.delivered"
    | "message.read"
    | "message.failed"
    | "email.bounced"
    | "note.created"
    | "note.updated"
    | "note.deleted"
    | "contact.created"
    | "contact.updated"
    | "contact.event"
    | "contact.deleted"
  >;
  inboxId?: string | null;
  enabled?: boolean;
};

/** Changes a webhook, or turns it on or off. `PATCH /api/v1/webhooks/[id]` */
export type UpdateWebhookAnswer = Webhook;

/** Makes a new secret, which is only in this answer. `POST /api/v1/webhooks/[id]/secret` */
export type RotateWebhookSecretBody = {
  /** How long the present secret still signs beside the new one; 0: not at all. */
  overlapHours?: number;
};

/** Makes a new secret, which is only in this answer. `POST /api/v1/webhooks/[id]/secret` */
export type RotateWebhookSecretAnswer = {
  webhook: Webhook;
  /** `whsec_` and 32 bytes in base64. It is shown this once. */
  secret: string;
};

/** Sends a test event and returns what the receiver answered. `POST /api/v1/webhooks/[id]/test` */
export type SendTestEventAnswer = DeliveryDetail;

/** Lists what was sent to a webhook and what waits to be, newest first. `GET /api/v1/webhooks/[id]/deliveries` */
export type ListDeliveriesQuery = {
  state?: "pending" | "delivered" | "failed";
  cursor?: string;
  limit?: number;
};

/** Lists what was sent to a webhook and what waits to be, newest first. `GET /api/v1/webhooks/[id]/deliveries` */
export type ListDeliveriesAnswer = {
  items: Array<Delivery>;
  nextCursor: string | null;
};

/** Returns one delivery with what was sent and answered. `GET /api/v1/webhooks/[id]/deliveries/[deliveryId]` */
export type GetDeliveryAnswer = DeliveryDetail;

/** Sends a delivery once more. `POST /api/v1/webhooks/[id]/deliveries/[deliveryId]/resend` */
export type ResendDeliveryAnswer = DeliveryDetail;

/** Lists the workspace's imports, newest first. `GET /api/v1/imports` */
export type ListImportsQuery = {
  cursor?: string;
  limit?: number;
};

/** Lists the workspace's imports, newest first. `GET /api/v1/imports` */
export type ListImportsAnswer = {
  items: Array<Import>;
  nextCursor: string | null;
};

/** Begins an import of contacts and past conversations; its parts are sent next. `POST /api/v1/imports` */
export type CreateImportBody = {
  /** The format of the parts. */
  source: "linkdesk" | "chatwoot" | "intercom" | "libredesk" | "linktor";
  /** Where the conversations go. */
  inboxId: string;
  /** What you call it, such as the name of the file. */
  name: string;
  /** Which account of the source it is, if you import from several: ids are unique in one account. */
  account?: string;
};

/** Begins an import of contacts and past conversations; its parts are sent next. `POST /api/v1/imports` */
export type CreateImportAnswer = Import;

/** Returns an import, with how far it is. `GET /api/v1/imports/[id]` */
export type GetImportAnswer = Import;

/** Takes a part of the file: JSON lines, or one JSON document, of at most 4 MB. Sent again, it replaces the part. `PUT /api/v1/imports/[id]/parts/[number]` */
export type PutImportPartQuery = {
  /** The line of your file that the part begins with. Problems name it. */
  firstLine?: number;
};

/** Takes a part of the file: JSON lines, or one JSON document, of at most 4 MB. Sent again, it replaces the part. `PUT /api/v1/imports/[id]/parts/[number]` */
export type PutImportPartAnswer = {
  number: number;
  bytes: number;
  /** Contacts, conversations, messages and notes. */
  records: number;
  /** What is none of these, such as the note that somebody was assigned. */
  skipped: number;
  /** What could not be read; see `GET …/problems`. */
  failed: number;
};

/** Starts the import, or a dry run that only counts what it would do. `POST /api/v1/imports/[id]/run` */
export type RunImportBody = {
  /** Only counts what would happen, and lists problems. */
  dryRun: boolean;
};

/** Starts the import, or a dry run that only counts what it would do. `POST /api/v1/imports/[id]/run` */
export type RunImportAnswer = Import;

/** Lists what is not imported, or not as it was sent, with what to do. `GET /api/v1/imports/[id]/problems` */
export type ListImportProblemsQuery = {
  cursor?: string;
  limit?: number;
};

/** Lists what is not imported, or not as it was sent, with what to do. `GET /api/v1/imports/[id]/problems` */
export type ListImportProblemsAnswer = {
  items: Array<ImportProblem>;
  nextCursor: string | null;
};

/** The `data` of each event that webhooks are sent. */
export type WebhookData = {
  "webchat.conversation.started": {
    conversationId: string;
    channelId: string;
    visitor: {
      id: string;
      name: string;
      email: string | null;
      metadata: {
        page: string | null;
        referrer: string | null;
        userAgent: string | null;
      };
    };
    timestamp: string;
  };
  "message.received": {
    id: string;
    /** The inbox. */
    channelId: string;
    channelType: "webchat";
    direction: "inbound";
    /** The contact. */
    from: string;
    content:
      | {
          type: "text";
          text: string;
          attachments?: Array<{
            id: string;
            name: string;
            contentType: string;
            bytes: number;
            url: string;
          }>;
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
          text: string;
          attachments?: Array<{
            id: string;
            name: string;
            contentType: string;
            bytes: number;
            url: string;
          }>;
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
                fields: Array<{
                  name: string;
                  label: string;
                  type:
                    | "text"
                    | "textarea"
                    | "email"
                    | "tel"
                    | "url"
                    | "number"
                    | "select"
                    | "checkbox";
                  required: boolean;
                  placeholder?: string;
                  /** For `select`. */
                  options?: Array<string>;
                }>;
                submitButton: string;
              }
            | {
                type: "csat";
                body: {
                  text: string;
                };
                scale: 5;
              };
          text: string;
          attachments?: Array<{
            id: string;
            name: string;
            contentType: string;
            bytes: number;
            url: string;
          }>;
        };
    timestamp: string;
    metadata: {
      conversationId: string;
      page: string | null;
      seq: number;
    };
  };
  "webchat.button.clicked": {
    conversationId: string;
    messageId: string;
    buttonId: string;
    /** The contact. */
    visitor: string;
    timestamp: string;
  };
  "message.sent": {
    id: string;
    /** The inbox. */
    channelId: string;
    channelType: "webchat";
    direction: "outbound";
    /** The member; null when it was no person. */
    from: string | null;
    /** The contact. */
    to: string;
    author: {
      type: "contact" | "agent" | "bot" | "system";
      name: string;
    };
    content:
      | {
          type: "text";
          text: string;
          attachments?: Array<{
            id: string;
            name: string;
            contentType: string;
            bytes: number;
            url: string;
          }>;
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
          text: string;
          attachments?: Array<{
            id: string;
            name: string;
            contentType: string;
            bytes: number;
            url: string;
          }>;
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
                fields: Array<{
                  name: string;
                  label: string;
                  type:
                    | "text"
                    | "textarea"
                    | "email"
                    | "tel"
                    | "url"
                    | "number"
                    | "select"
                    | "checkbox";
                  required: boolean;
                  placeholder?: string;
                  /** For `select`. */
                  options?: Array<string>;
                }>;
                submitButton: string;
              }
            | {
                type: "csat";
                body: {
                  text: string;
                };
                scale: 5;
              };
          text: string;
          attachments?: Array<{
            id: string;
            name: string;
            contentType: string;
            bytes: number;
            url: string;
          }>;
        };
    timestamp: string;
    metadata: {
      conversationId: string;
      seq: number;
    };
  };
  "conversation.resolved": {
    conversationId: string;
    channelId: string;
    /** The contact. */
    visitor: string;
    status: "open" | "snoozed" | "resolved";
    assignee: {
      id: string;
      name: string;
    } | null;
    by: {
      type: "agent" | "contact" | "api_key" | "system";
      id: string | null;
      name: string | null;
    };
    timestamp: string;
  };
  "conversation.reopened": {
    conversationId: string;
    channelId: string;
    /** The contact. */
    visitor: string;
    status: "open" | "snoozed" | "resolved";
    assignee: {
      id: string;
      name: string;
    } | null;
    by: {
      type: "agent" | "contact" | "api_key" | "system";
      id: string | null;
      name: string | null;
    };
    timestamp: string;
  };
  "conversation.assigned": {
    conversationId: string;
    channelId: string;
    /** The contact. */
    visitor: string;
    status: "open" | "snoozed" | "resolved";
    assignee: {
      id: string;
      name: string;
    } | null;
    by: {
      type: "agent" | "contact" | "api_key" | "system";
      id: string | null;
      name: string | null;
    };
    timestamp: string;
  };
  "conversation.unassigned": {
    conversationId: string;
    channelId: string;
    /** The contact. */
    visitor: string;
    status: "open" | "snoozed" | "resolved";
    assignee: {
      id: string;
      name: string;
    } | null;
    by: {
      type: "agent" | "contact" | "api_key" | "system";
      id: string | null;
      name: string | null;
    };
    timestamp: string;
  };
  "conversation.team_assigned": {
    conversationId: string;
    channelId: string;
    /** The contact. */
    visitor: string;
    status: "open" | "snoozed" | "resolved";
    assignee: {
      id: string;
      name: string;
    } | null;
    by: {
      type: "agent" | "contact" | "api_key" | "system";
      id: string | null;
      name: string | null;
    };
    timestamp: string;
    /** Null: no team any more. */
    team: {
      id: string;
      name: string;
    } | null;
  };
  "conversation.prioritized": {
    conversationId: string;
    channelId: string;
    /** The contact. */
    visitor: string;
    status: "open" | "snoozed" | "resolved";
    assignee: {
      id: string;
      name: string;
    } | null;
    by: {
      type: "agent" | "contact" | "api_key" | "system";
      id: string | null;
      name: string | null;
    };
    timestamp: string;
    priority: "urgent" | "high" | "medium" | "low" | null;
  };
  "conversation.tagged": {
    conversationId: string;
    channelId: string;
    /** The contact. */
    visitor: string;
    status: "open" | "snoozed" | "resolved";
    assignee: {
      id: string;
      name: string;
    } | null;
    by: {
      type: "agent" | "contact" | "api_key" | "system";
      id: string | null;
      name: string | null;
    };
    timestamp: string;
    tag: {
      id: string;
      name: string;
    };
  };
  "conversation.untagged": {
    conversationId: string;
    channelId: string;
    /** The contact. */
    visitor: string;
    status: "open" | "snoozed" | "resolved";
    assignee: {
      id: string;
      name: string;
    } | null;
    by: {
      type: "agent" | "contact" | "api_key" | "system";
      id: string | null;
      name: string | null;
    };
    timestamp: string;
    tag: {
      id: string;
      name: string;
    };
  };
  "conversation.attribute_set": {
    conversationId: string;
    channelId: string;
    /** The contact. */
    visitor: string;
    status: "open" | "snoozed" | "resolved";
    assignee: {
      id: string;
      name: string;
    } | null;
    by: {
      type: "agent" | "contact" | "api_key" | "system";
      id: string | null;
      name: string | null;
    };
    timestamp: string;
    /** With its value when the request is sent; null: it has none. */
    attribute: {
      key: string;
      value: string | number | boolean | null;
    };
  };
  "conversation.snoozed": {
    conversationId: string;
    channelId: string;
    /** The contact. */
    visitor: string;
    status: "open" | "snoozed" | "resolved";
    assignee: {
      id: string;
      name: string;
    } | null;
    by: {
      type: "agent" | "contact" | "api_key" | "system";
      id: string | null;
      name: string | null;
    };
    timestamp: string;
    /** Null: until the contact writes. */
    until: string | null;
  };
  "conversation.unsnoozed": {
    conversationId: string;
    channelId: string;
    /** The contact. */
    visitor: string;
    status: "open" | "snoozed" | "resolved";
    assignee: {
      id: string;
      name: string;
    } | null;
    by: {
      type: "agent" | "contact" | "api_key" | "system";
      id: string | null;
      name: string | null;
    };
    timestamp: string;
  };
  "conversation.rated": {
    conversationId: string;
    channelId: string;
    /** The contact. */
    visitor: string;
    /** The question. */
    messageId: string;
    rating: number;
    /** The best rating. */
    scale: number;
    comment: string | null;
    timestamp: string;
  };
  "message.delivered": {
    conversationId: string;
    channelId: string;
    /** The contact. */
    visitor: string;
    /** Of the newest of these messages. */
    seq: number;
    timestamp: string;
  };
  "message.read": {
    conversationId: string;
    channelId: string;
    /** The contact. */
    visitor: string;
    /** Of the newest of these messages. */
    seq: number;
    timestamp: string;
  };
  "message.failed": {
    conversationId: string;
    channelId: string;
    /** The contact. */
    visitor: string;
    /** The messages that did not reach the contact. */
    messageIds: Array<string>;
    /** How they were sent. */
    channel: "email";
    /** The addresses that they were sent to. */
    to: Array<string>;
    /** `blocked`, `no_address`, `too_many`, or what the mail server said. */
    reason: string | null;
    timestamp: string;
  };
  "email.bounced": {
    conversationId: string;
    channelId: string;
    /** The contact. */
    visitor: string;
    /** The addresses that the mail was sent to. */
    to: Array<string>;
    /** What the mail server said. */
    reason: string | null;
    timestamp: string;
  };
  "note.created": {
    id: string;
    conversationId: string;
    channelId: string;
    author: {
      id: string | null;
      name: string;
    };
    text: string;
    /** The members and teams that it mentions. */
    mentions: Array<{
      type: "member" | "team";
      id: string;
      name: string;
    }>;
    timestamp: string;
  };
  "note.updated": {
    id: string;
    conversationId: string;
    channelId: string;
    author: {
      id: string | null;
      name: string;
    };
    text: string;
    /** The members and teams that it mentions. */
    mentions: Array<{
      type: "member" | "team";
      id: string;
      name: string;
    }>;
    timestamp: string;
  };
  "note.deleted": {
    id: string;
    conversationId: string;
    channelId: string;
    by: {
      type: "agent" | "contact" | "api_key" | "system";
      id: string | null;
      name: string | null;
    };
    timestamp: string;
  };
  "contact.created": {
    contactId: string;
    externalUserId: string | null;
    name: string;
    email: string | null;
    attributes: { [key: string]: JsonValue };
    timestamp: string;
  };
  "contact.updated": {
    contactId: string;
    externalUserId: string | null;
    name: string;
    email: string | null;
    attributes: { [key: string]: JsonValue };
    timestamp: string;
  };
  "contact.event": {
    id: string;
    contactId: string;
    externalUserId: string | null;
    name: string;
    /** When it happened, as the program said. */
    at: string;
    fields: { [key: string]: string | number | boolean };
    link: string | null;
    timestamp: string;
  };
  "contact.deleted": {
    contactId: string;
    externalUserId: string | null;
    timestamp: string;
  };
  ping: {
    webhookId: string;
    timestamp: string;
  };
};

/** The body of a webhook's request. `event` tells which `data` it has. */
export type WebhookPayload = {
  [E in keyof WebhookData]: { event: E; data: WebhookData[E] };
}[keyof WebhookData];

/** What your server says about a visitor. */
export type UserClaims = {
  external_user_id: string;
  email: string;
  first_name: string;
  last_name?: string;
  contact_custom_attributes?: { [key: string]: string | number | boolean | null };
};
