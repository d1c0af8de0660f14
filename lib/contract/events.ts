import type { ConversationChange, Message, VisitorStatus } from "./conversations.ts";

/**
 * Realtime channels and events. Realtime is a hint, the database is the truth: a client that
 * misses an event sees a gap in `seq` or reconnects, and fetches.
 */
export const conversationChannel = (conversationId: string) =>
  `private-conversation-${conversationId}` as const;

/** Agents only. Everything a visitor must not learn is published here and nowhere else. */
export const workspaceChannel = (workspaceId: string) =>
  `private-workspace-${workspaceId}` as const;

/** Events on a conversation's channel: its visitor and the agents who look at it. */
export type ConversationEvents = {
  /** `message` is null when it is too large for an event: fetch `?after=<seq-1>`. */
  "message.created": { conversationId: string; seq: number; message: Message | null };
  /** The visitor answered a card or an interactive message. Without `response`: fetch the message. */
  "message.answered": { conversationId: string; seq: number; response?: Message["response"] };
  /** A program is writing an answer, or has stopped. */
  typing: TypingEvent;
  /**
   * The team has started another conversation with the visitor, whose id this is: read the list. It is published on
   * the channels of their earlier ones, because nobody listens to the new one yet.
   */
  "conversation.started": { conversationId: string };
  "conversation.updated": {
    conversationId: string;
    /**
     * Only where it may have changed. Events overtake each other: one that tells of reading must not
     * bring back the status from before somebody resolved. How far each side came only ever grows.
     */
    status?: VisitorStatus;
    contactReadSeq: number;
    agentReadSeq: number;
    contactDeliveredSeq: number;
    agentDeliveredSeq: number;
  };
};

/** Events on a workspace's channel. */
export type WorkspaceEvents = {
  /** `conversation` is null when it is too large for an event: fetch the list and what is shown. */
  "conversation.changed": { conversationId: string; conversation: ConversationChange | null };
  /** Many at once, at most 200: fetch those on screen, and the list. */
  "conversations.changed": { conversationIds: string[] };
  /** A member has read further, or marked messages as unread. For their own browsers. */
  "conversation.read": { conversationId: string; memberId: string; unread: number };
  /** A page of a member has kept another draft, or deleted it: fetch it. For their own pages. */
  "draft.changed": {
    conversationId: string;
    memberId: string;
    mode: "reply" | "note";
    tabId: string;
    revision: number;
    isEmpty: boolean;
  };
  /** A message of the conversation was scheduled, changed, sent or cancelled, or is held: fetch them. */
  "scheduled.changed": { conversationId: string };
  /** A note of the team was written, changed or deleted: fetch them. Never published where a visitor may listen. */
  "note.written": { conversationId: string };
  /** Who takes part in the conversation: fetch it. */
  "followers.changed": { conversationId: string };
  /** Mails of the conversation, or those that are held: fetch them. */
  "emails.changed": { conversationId: string | null };
  /** Somebody did something with the conversation: fetch its activities. */
  "activity.recorded": { conversationId: string };
  /** The visitor moved to another page or came back. Without a page: fetch it. */
  "visitor.seen": {
    contactId: string;
    isWhole: boolean;
    pageUrl: string | null;
    pageTitle: string | null;
    at: string;
  };
  /** The tags, teams, saved views or defined attributes of the workspace: fetch them. */
  "settings.changed": { what: "tags" | "teams" | "views" | "attributes" };
  /** Their name, address or attributes: fetch what is on screen of them. */
  "contact.changed": { contactId: string };
  /** A program recorded what happened to them elsewhere: fetch their events. */
  "contact.event": { contactId: string };
  /** With all of their conversations. */
  "contact.deleted": { contactId: string };
};

/**
 * Typing travels as a client event on the conversation's channel and is never stored.
 * A visitor can forge `author`, so each side reacts only to the other's: agents to "contact",
 * visitors to "agent". A forged "agent" can fool only the visitor's own tabs.
 */
export const TYPING_EVENT = "client-typing";
export type TypingEvent = {
  author: "contact" | "agent";
  name?: string;
  isTyping: boolean;
  /** How long it counts without another one; {@link TYPING_TTL_MS} if it is missing. */
  ttlMs?: number;
};

/** A sender repeats "typing" at most this often while it lasts. */
export const TYPING_THROTTLE_MS = 2_500;
/** A receiver forgets "typing" after this long without another. */
export const TYPING_TTL_MS = 6_000;
/** The same of a program, which says once that it writes. */
export const PROGRAM_TYPING_TTL_MS = 30_000;

/**
 * That a member looks at a conversation, or writes a reply in it: a client event on the workspace's channel, never stored
 * and never where a visitor listens. A member can claim to be another one; it only moves a picture on screens.
 */
export const VIEWING_EVENT = "client-viewing";
export type ViewingEvent = {
  conversationId: string;
  memberId: string;
  /** `gone` is said on leaving; who says nothing any more is gone after {@link VIEWING_TTL_MS}. */
  state: "looking" | "writing" | "gone";
};

/** Who looks says so this often, and is forgotten after so long without it. */
export const VIEWING_EVERY_MS = 20_000;
export const VIEWING_TTL_MS = 45_000;

/** The largest event data of the Pusher protocol. */
export const MAX_EVENT_BYTES = 10_240;

type AllEvents = ConversationEvents & WorkspaceEvents;

/**
 * Each event without what people wrote, for when it is too large: ids and numbers, so that it always
 * fits and nobody can silence a channel with a long name. The client fetches the rest.
 */
export const IDS_ONLY: { [Name in keyof AllEvents]: (data: AllEvents[Name]) => AllEvents[Name] } = {
  "message.created": (data) => ({ ...data, message: null }),
  "message.answered": ({ conversationId, seq }) => ({ conversationId, seq }),
  typing: (data) => data,
  "conversation.started": (data) => data,
  "conversation.updated": (data) => data,
  "conversation.changed": (data) => ({ ...data, conversation: null }),
  "conversations.changed": (data) => data,
  "conversation.read": (data) => data,
  "draft.changed": (data) => data,
  "scheduled.changed": (data) => data,
  "note.written": (data) => data,
  "followers.changed": (data) => data,
  "emails.changed": (data) => data,
  "activity.recorded": (data) => data,
  "visitor.seen": (data) => ({ ...data, isWhole: false, pageUrl: null, pageTitle: null }),
  "settings.changed": (data) => data,
  "contact.changed": (data) => data,
  "contact.event": (data) => data,
  "contact.deleted": (data) => data,
};
