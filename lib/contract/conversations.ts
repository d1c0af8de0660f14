import { type Attachment, MAX_ATTACHMENTS } from "./attachments.ts";
import { MAX_DELIVERIES, MAX_MESSAGE_CHARS, MESSAGE_PAGE_SIZE } from "./limits.ts";
import { type MessageContent, type MessageResponse, messageContent } from "./message-content.ts";
import { clientId, rowId, storableText } from "./text.ts";
import { z } from "./zod.ts";

/** Conversations move between these; a contact's message reopens a resolved one. */
export const CONVERSATION_STATUSES = ["open", "resolved"] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

export const AUTHOR_TYPES = ["contact", "agent", "bot", "system"] as const;
export type AuthorType = (typeof AUTHOR_TYPES)[number];

/** The author of a message. `name` is the name that the other side sees. */
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
  /** Of a card or an interactive message: its text, for lists and e-mail. May be empty. */
  text: string;
  content: MessageContent;
  attachments: Attachment[];
  /** The visitor's answer to a card or an interactive message, once given. */
  response: (MessageResponse & { at: string }) | null;
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
  /** Up to which message each side has read, and at least received. */
  contactReadSeq: number;
  agentReadSeq: number;
  contactDeliveredSeq: number;
  agentDeliveredSeq: number;
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

export type MemberSummary = { id: string; name: string; email: string; role: Role };

/** A row of the agents' conversation list. */
export type ConversationListItem = {
  id: string;
  status: ConversationStatus;
  inbox: { id: string; name: string };
  contact: ContactSummary;
  assignee: { id: string; name: string } | null;
  lastSeq: number;
  /** Messages of the contact that the reading member has not read. */
  unread: number;
  /** Grows with each message of the contact. Not their number in old conversations; compare it only. */
  contactMessages: number;
  /** Up to which message a browser of the team has received the conversation. */
  agentDeliveredSeq: number;
  preview: string;
  previewAuthor: AuthorType;
  /** The member who wrote it, if one did. */
  previewMemberId: string | null;
  lastMessageAt: string;
  createdAt: string;
};

/** A changed conversation as all members get it in realtime: how much of it is unread, each has to know. */
export type ConversationChange = Omit<ConversationListItem, "unread">;

/** One page that a visitor looked at, newest first in lists. */
export type PageView = { url: string; title: string | null; at: string };

/** One conversation as an agent sees it. */
export type ConversationDetail = ConversationListItem & {
  /** Up to which message the member has read. */
  readSeq: number;
  /** Up to which message the team has, as the visitor's receipts say. */
  agentReadSeq: number;
  contactReadSeq: number;
  contactDeliveredSeq: number;
  visitor: VisitorContext | null;
  /** Where a reply is mailed while the visitor is away; null if it is not. */
  mailAddress: string | null;
  /** Data about the contact from forms and the page, by name. */
  attributes: Record<string, string | number | boolean | null>;
  /** The visitor's answers to the form before this conversation, by field name. Not verified. */
  form: Record<string, string>;
  pages: PageView[];
};

export const ROLES = ["owner", "admin", "agent"] as const;
export type Role = (typeof ROLES)[number];

/** May be empty beside an attachment. */
export const messageTextOrEmpty = storableText(MAX_MESSAGE_CHARS).default("");

/** Files that were uploaded before, by the same side. */
export const attachmentIds = z
  .array(rowId)
  .max(MAX_ATTACHMENTS, `must be at most ${MAX_ATTACHMENTS} files`)
  .default([]);

export const hasContent = (body: { text: string; attachmentIds: string[] }) =>
  body.text.trim().length > 0 || body.attachmentIds.length > 0;
export const NEEDS_CONTENT = { message: "must not be empty without a file", path: ["text"] };

export const postMessageBody = z
  .strictObject({ clientId, text: messageTextOrEmpty, attachmentIds })
  .refine(hasContent, NEEDS_CONTENT);
export type PostMessageBody = { clientId: string; text: string; attachmentIds?: string[] };

/** An agent or a program may also send cards and interactive messages. */
export const postAgentMessageBody = z
  .strictObject({
    clientId,
    text: messageTextOrEmpty,
    attachmentIds,
    content: messageContent.default({ type: "text" }),
  })
  .refine((body) => hasContent(body) || body.content.type !== "text", NEEDS_CONTENT);
export type PostAgentMessageBody = PostMessageBody & { content?: MessageContent };

export const readBody = z.strictObject({ seq: z.int().min(0).max(2_147_483_647) });

/** Up to which `seq` a browser has received the messages of several conversations. */
export const deliveredBody = z.strictObject({
  conversations: z
    .array(z.strictObject({ id: rowId, seq: z.int().min(0).max(2_147_483_647) }))
    .min(1, "must name a conversation")
    .max(MAX_DELIVERIES, `must name at most ${MAX_DELIVERIES} conversations`),
});
export type DeliveredBody = z.infer<typeof deliveredBody>;

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

/** A page of a list; `nextCursor` is null at the end. */
export type Page<T> = { items: T[]; nextCursor: string | null };

/**
 * How many conversations each view of the agents' list has; each stops counting at 1000. `unread` has the
 * open ones with unread messages that are assigned to the member or to nobody.
 */
export type ConversationCounts = {
  open: number;
  mine: number;
  unassigned: number;
  resolved: number;
  unread: number;
};

/** The parameters of every route with one id in its path. */
export const idParams = z.object({ id: rowId });
