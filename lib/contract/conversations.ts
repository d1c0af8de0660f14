import { attachment } from "./attachment-schema.ts";
import { shownAttributes } from "./attributes.ts";
import { contact } from "./contacts.ts";
import { UNREAD_OF } from "./conversation-sorts.ts";
import { emailThread } from "./emails.ts";
import { shownContent, shownResponse } from "./message-content.ts";
import { id, named, nullableText, timestamp } from "./shapes.ts";
import { storableText } from "./text.ts";
import { z } from "./zod.ts";

/**
 * Conversations move between these. A message of the contact opens one again that is snoozed or resolved; one that
 * is snoozed until a time opens then.
 */
export const CONVERSATION_STATUSES = ["open", "snoozed", "resolved"] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

/** What the visitor sees of them: that a conversation is snoozed is the team's own affair. */
export const VISITOR_STATUSES = ["open", "resolved"] as const;
export type VisitorStatus = (typeof VISITOR_STATUSES)[number];

/** From the highest. Without one, a conversation has no priority. */
export const PRIORITIES = ["urgent", "high", "medium", "low"] as const;
export type Priority = (typeof PRIORITIES)[number];

export const AUTHOR_TYPES = ["contact", "agent", "bot", "system"] as const;
export type AuthorType = (typeof AUTHOR_TYPES)[number];

/** The author of a message. */
export const author = z.strictObject({
  type: z.enum(AUTHOR_TYPES),
  id: id.nullable(),
  name: z.string().describe("The name that the other side sees."),
});
export type Author = z.infer<typeof author>;

/** A message as both sides see it. */
export const message = z.strictObject({
  id,
  conversationId: id,
  seq: z
    .int()
    .describe(
      "Dense, from 1 in its conversation: it is the order, and a gap means that one was missed.",
    ),
  clientId: id.nullable(),
  author,
  text: z
    .string()
    .describe(
      "May be empty. Of a card or an interactive message: its text, for lists and e-mail. What the team and its " +
        "programs write may have `**bold**`, `*italic*`, `` `code` ``, `[links](https://example.com)`, lists (`- `, " +
        "`1. `), quotes (`> `) and code between lines of three backticks. What visitors write is shown as it is.",
    ),
  content: shownContent,
  attachments: z.array(attachment),
  response: shownResponse
    .nullable()
    .describe("The visitor's answer to a card or an interactive message, once given."),
  isByEmail: z.literal(true).optional().describe("Only there if it came as a mail."),
  createdAt: timestamp,
});
export type Message = z.infer<typeof message>;

/** A page of messages in ascending `seq`. */
export const messagePage = z.strictObject({
  messages: z.array(message),
  lastSeq: z.int().describe("The conversation's newest."),
  hasMore: z.boolean(),
});
export type MessagePage = z.infer<typeof messagePage>;

export const postedMessage = z.strictObject({ message });

/** A conversation as its visitor sees it. */
export const visitorConversation = z.strictObject({
  id,
  status: z.enum(VISITOR_STATUSES),
  lastSeq: z.int(),
  unread: z.int(),
  contactReadSeq: z
    .int()
    .describe("Up to which message each side has read, and at least received."),
  agentReadSeq: z.int(),
  contactDeliveredSeq: z.int(),
  agentDeliveredSeq: z.int(),
  lastMessageAt: timestamp,
  preview: z.string(),
  createdAt: timestamp,
});
export type VisitorConversation = z.infer<typeof visitorConversation>;

/** The visitor's browser, as last reported by the widget. */
export const visitorContext = z.strictObject({
  pageUrl: nullableText,
  pageTitle: nullableText,
  referrer: nullableText,
  locale: nullableText,
  timezone: nullableText,
  userAgent: nullableText,
  lastSeenAt: timestamp,
});
export type VisitorContext = z.infer<typeof visitorContext>;

export const contactSummary = z.strictObject({
  id,
  name: z.string(),
  email: nullableText,
  avatarUrl: nullableText,
  isAnonymous: z
    .boolean()
    .describe(
      "Nothing is known about the contact. Data from the visitor or the page is not verified.",
    ),
  isVerified: z.boolean().describe("The website has verified who the contact is."),
  isBlocked: z.boolean().describe("Kept out of the chat."),
  createdAt: timestamp,
  lastSeenAt: timestamp.nullable(),
});
export type ContactSummary = z.infer<typeof contactSummary>;

export const ROLES = ["owner", "admin", "agent"] as const;
export type Role = (typeof ROLES)[number];

export const memberSummary = z.strictObject({
  id,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
});
export type MemberSummary = z.infer<typeof memberSummary>;

/** What `expand` can add to each conversation of a list, and to a single one. */
export const LIST_EXPANSIONS = ["contact", "assignee", "lastMessage"] as const;
export const DETAIL_EXPANSIONS = ["contact", "assignee", "messages"] as const;
export type Expansion = (typeof LIST_EXPANSIONS | typeof DETAIL_EXPANSIONS)[number];

const MAX_EXPAND_CHARS = 100;

/** Names of expansions with commas between them. */
const expandParam = <const N extends readonly [Expansion, ...Expansion[]]>(names: N) =>
  storableText(MAX_EXPAND_CHARS)
    .transform((text, context): N[number][] => {
      const given = text.split(",").map((name) => name.trim());
      const found = given.flatMap((one) => names.find((name) => name === one) ?? []);
      if (found.length === given.length) return found;
      const message = `must be one or more of ${names.join(", ")}, with commas between`;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    })
    .optional()
    .describe(`What else to answer with, to save calls: ${names.join(", ")}, with commas between.`);

export const listExpand = expandParam(LIST_EXPANSIONS);
export const detailQuery = z.strictObject({ expand: expandParam(DETAIL_EXPANSIONS) });

export const expandedConversation = z.strictObject({
  contact: contact.optional().describe("With your own id of them and all attributes."),
  assignee: memberSummary.nullable().optional(),
  lastMessage: message.nullable().optional(),
  messages: messagePage.optional().describe("The newest ones."),
});
export type ExpandedConversation = z.infer<typeof expandedConversation>;

/** A row of the agents' conversation list. */
export const conversationListItem = z.strictObject({
  id,
  status: z.enum(CONVERSATION_STATUSES),
  revision: z
    .int()
    .describe(
      "Grows with each change of status, assignee, team, priority, snooze, tags and attributes: of two states of a conversation, the one with the higher `revision` is the later one.",
    ),
  inbox: named,
  contact: contactSummary,
  assignee: named.nullable(),
  team: named.nullable(),
  priority: z.enum(PRIORITIES).nullable(),
  tagIds: z.array(id).describe("Oldest first; `GET /api/v1/tags` has their names."),
  snoozedUntil: timestamp
    .nullable()
    .describe("Of a snoozed conversation: when it opens again; null: when the contact writes."),
  wokenAt: timestamp
    .nullable()
    .describe("Since when its snooze is over, until somebody answers, snoozes or resolves it."),
  waitingSince: timestamp.nullable().describe("Since when the contact waits for an answer."),
  lastSeq: z.int(),
  unread: z.int().describe("Messages of the contact that the reading member has not read."),
  contactMessages: z
    .int()
    .describe(
      "Grows with each message of the contact. Not their number in old conversations; compare it only.",
    ),
  agentDeliveredSeq: z
    .int()
    .describe("Up to which message a browser of the team has received the conversation."),
  preview: z.string(),
  previewAuthor: z.enum(AUTHOR_TYPES),
  previewMemberId: id.nullable().describe("The member who wrote it, if one did."),
  lastMessageAt: timestamp,
  createdAt: timestamp,
  expanded: expandedConversation.optional().describe("What `expand` asked for."),
});
export type ConversationListItem = z.infer<typeof conversationListItem>;

/** A changed conversation as all members get it in realtime: how much of it is unread, each has to know. */
export type ConversationChange = Omit<ConversationListItem, "unread" | "expanded">;

/** One page that a visitor looked at, newest first in lists. */
export const pageView = z.strictObject({ url: z.string(), title: nullableText, at: timestamp });
export type PageView = z.infer<typeof pageView>;

/** One conversation as an agent sees it. */
export const conversationDetail = conversationListItem.extend({
  readSeq: z.int().describe("Up to which message the member has read."),
  agentReadSeq: z
    .int()
    .describe("Up to which message the team has, as the visitor's receipts say."),
  contactReadSeq: z.int(),
  contactDeliveredSeq: z.int(),
  visitor: visitorContext.nullable(),
  inboxKind: z.enum(["webchat", "email"]),
  emailThread: emailThread
    .nullable()
    .describe("Of a conversation that travels by e-mail: its subject, and whom replies go to."),
  mailAddress: nullableText.describe(
    "Where a reply is mailed while the visitor is away; null if it is not.",
  ),
  attributes: shownAttributes.describe("Data about the contact from forms and the page, by name."),
  conversationAttributes: shownAttributes.describe(
    "What the team and programs have set of the conversation itself, by key. The visitor does not see it.",
  ),
  form: z
    .record(z.string(), z.string())
    .describe(
      "The visitor's answers to the form before this conversation, by field name. Not verified.",
    ),
  pages: z.array(pageView),
});
export type ConversationDetail = z.infer<typeof conversationDetail>;

/** A page of a list; `nextCursor` is null at the end. */
export type Page<T> = { items: T[]; nextCursor: string | null };

/**
 * How many conversations each view of the agents' list has; each stops counting at 1000. `unread` has the
 * open ones with unread messages that are assigned to the member or to nobody.
 */
export const countsQuery = z.strictObject({
  unread: z
    .enum(UNREAD_OF)
    .default("mine_unassigned")
    .describe("Of which open conversations `unread` counts those that the member has not read."),
});
export type CountsQuery = z.infer<typeof countsQuery>;

export const conversationCounts = z.strictObject({
  open: z.int(),
  mine: z.int(),
  mentions: z
    .int()
    .describe("Those in which the member was mentioned since they last looked at them."),
  unassigned: z.int(),
  waiting: z.int(),
  drafts: z.int().describe("Those with a draft of the member, whatever their status."),
  snoozed: z.int(),
  resolved: z.int(),
  blocked: z.int(),
  unread: z.int(),
  inboxes: z.record(id, z.int()).describe("The open ones of each inbox, by its id."),
  teams: z.record(id, z.int()).describe("The open ones of each of the member's teams, by its id."),
});
export type ConversationCounts = z.infer<typeof conversationCounts>;
