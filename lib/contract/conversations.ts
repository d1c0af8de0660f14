import { z } from "zod";
import { CONVERSATION_PAGE_SIZE, MESSAGE_PAGE_SIZE } from "./chat/limits.ts";
import { clientId, messageText, rowId, storableText } from "./text.ts";

/** Conversations move between these; a contact's message reopens a resolved one. */
export const CONVERSATION_STATUSES = ["open", "resolved"] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

export const AUTHOR_TYPES = ["contact", "agent", "bot", "system"] as const;
export type AuthorType = (typeof AUTHOR_TYPES)[number];

/** Who wrote a message. `name` is what the other side may read. */
export type Author = { type: AuthorType; id: string | null; name: string };

/**
 * A message as both sides see it. `seq` is dense and counts from 1 in its conversation: it is
 * the order, and a gap means that something was missed. Times are ISO 8601 in UTC.
 */
export type Message = {
  id: string;
  conversationId: string;
  seq: number;
  clientId: string | null;
  author: Author;
  text: string;
  createdAt: string;
};

/** A page of messages in ascending `seq`. `lastSeq` is the conversation's newest. */
export type MessagePage = { messages: Message[]; lastSeq: number; hasMore: boolean };

/** A conversation as its visitor sees it. */
export type VisitorConversation = {
  id: string;
  status: ConversationStatus;
  lastSeq: number;
  unread: number;
  /** The newest message both sides have read up to. */
  contactReadSeq: number;
  agentReadSeq: number;
  lastMessageAt: string;
  preview: string;
  createdAt: string;
};

/** The visitor's browser, as last reported by the widget. */
export type VisitorContext = {
  pageUrl: string | null;
  pageTitle: string | null;
  referrer: string | null;
  locale: string | null;
  timezone: string | null;
  userAgent: string | null;
  lastSeenAt: string;
};

export type ContactSummary = {
  id: string;
  name: string;
  email: string | null;
  isAnonymous: boolean;
  createdAt: string;
  lastSeenAt: string | null;
};

export type MemberSummary = { id: string; name: string; email: string; role: Role };

/** A row of the agents' conversation list. */
export type ConversationListItem = {
  id: string;
  status: ConversationStatus;
  inbox: { id: string; name: string };
  contact: ContactSummary;
  assignee: { id: string; name: string } | null;
  lastSeq: number;
  /** Messages of the contact that no agent has read. */
  unread: number;
  preview: string;
  previewAuthor: AuthorType;
  lastMessageAt: string;
  createdAt: string;
};

/** One conversation as an agent sees it. */
export type ConversationDetail = ConversationListItem & {
  agentReadSeq: number;
  contactReadSeq: number;
  visitor: VisitorContext | null;
};

export const ROLES = ["owner", "admin", "agent"] as const;
export type Role = (typeof ROLES)[number];

export const postMessageBody = z.strictObject({ clientId, text: messageText });
export type PostMessageBody = z.infer<typeof postMessageBody>;

export const readBody = z.strictObject({ seq: z.int().min(0).max(2_147_483_647) });

const seqParam = z.coerce.number().int().min(0).max(2_147_483_647);

/** `after` walks forward from a seq (resync); `before` walks back (history); neither: the newest page. */
export const messagesQuery = z
  .strictObject({
    after: seqParam.optional(),
    before: seqParam.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(MESSAGE_PAGE_SIZE),
  })
  .refine((q) => q.after === undefined || q.before === undefined, {
    message: "give either after or before, not both",
    path: ["after"],
  });
export type MessagesQuery = z.infer<typeof messagesQuery>;

export const conversationsQuery = z.strictObject({
  status: z.enum(CONVERSATION_STATUSES).default("open"),
  /** `me`, `none` (unassigned) or absent (all). */
  assignee: z.enum(["me", "none"]).optional(),
  inbox: rowId.optional(),
  cursor: storableText(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(CONVERSATION_PAGE_SIZE),
});
export type ConversationsQuery = z.infer<typeof conversationsQuery>;

export const patchConversationBody = z
  .strictObject({
    status: z.enum(CONVERSATION_STATUSES).optional(),
    /** A member's id, or null for nobody. */
    assigneeId: rowId.nullable().optional(),
  })
  .refine((b) => b.status !== undefined || b.assigneeId !== undefined, {
    message: "give status or assigneeId",
    path: ["status"],
  });
export type PatchConversationBody = z.infer<typeof patchConversationBody>;

/** A page of a list; `nextCursor` is null at the end. */
export type Page<T> = { items: T[]; nextCursor: string | null };

/** How many conversations each view of the agents' list has; each stops counting at 1000. */
export type ConversationCounts = {
  open: number;
  mine: number;
  unassigned: number;
  resolved: number;
  unread: number;
};

/** The parameters of every route with one id in its path. */
export const idParams = z.object({ id: rowId });
