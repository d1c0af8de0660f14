import "server-only";
import type {
  AuthorType,
  ConversationChange,
  ConversationListItem,
  ConversationStatus,
  Message,
  Priority,
  VisitorConversation,
  VisitorStatus,
} from "@linkdesk/contract/conversations.ts";
import {
  type MessageContent,
  messageContent,
  responseBody,
} from "@linkdesk/contract/message-content.ts";
import { type Caller, isKey } from "../access/actor.ts";
import { displayName } from "../contacts/display-name.ts";
import { type ContentView, withPicturesThroughUs } from "../files/picture-address.ts";
import {
  type AttachmentRow,
  attachmentSelect,
  serializeAttachment,
} from "../files/serialize-attachment.ts";
import type { Prisma } from "../platform/db.ts";

/** How far each side has come. */
export const receiptsSelect = {
  agentReadSeq: true,
  contactReadSeq: true,
  agentDeliveredSeq: true,
  contactDeliveredSeq: true,
} as const;

/** What every reading of a conversation selects; one query, joined. */
export const conversationSelect = {
  id: true,
  status: true,
  revision: true,
  lastSeq: true,
  lastMessageAt: true,
  preview: true,
  previewAuthor: true,
  previewMemberId: true,
  contactMessages: true,
  contactUnread: true,
  ...receiptsSelect,
  createdAt: true,
  inbox: { select: { id: true, name: true } },
  contact: {
    select: {
      id: true,
      name: true,
      email: true,
      avatarUrl: true,
      externalUserId: true,
      blockedAt: true,
      createdAt: true,
      lastSeenAt: true,
    },
  },
  assignee: { select: { id: true, user: { select: { name: true } } } },
  team: { select: { id: true, name: true } },
  priority: true,
  snoozedUntil: true,
  wokenAt: true,
  waitingSince: true,
  tags: { orderBy: [{ createdAt: "asc" }, { tagId: "asc" }], select: { tagId: true } },
} as const satisfies Prisma.ConversationSelect;

export type ConversationRow = {
  id: string;
  status: ConversationStatus;
  revision: number;
  lastSeq: number;
  lastMessageAt: Date;
  preview: string;
  previewAuthor: AuthorType;
  previewMemberId: string | null;
  contactMessages: number;
  contactUnread: number;
  agentReadSeq: number;
  contactReadSeq: number;
  agentDeliveredSeq: number;
  contactDeliveredSeq: number;
  createdAt: Date;
  inbox: { id: string; name: string };
  contact: {
    id: string;
    name: string | null;
    email: string | null;
    avatarUrl: string | null;
    externalUserId: string | null;
    blockedAt: Date | null;
    createdAt: Date;
    lastSeenAt: Date | null;
  };
  assignee: { id: string; user: { name: string } } | null;
  team: { id: string; name: string } | null;
  priority: Priority | null;
  snoozedUntil: Date | null;
  wokenAt: Date | null;
  waitingSince: Date | null;
  tags: { tagId: string }[];
};

/** No member has it. */
const NO_MEMBER = "00000000-0000-0000-0000-000000000000";

/** What tells how much of a conversation a member has read; see {@link unreadOf}. */
export const readsOf = ({ memberId }: Caller) =>
  ({
    where: { memberId: memberId ?? NO_MEMBER },
    select: { contactMessages: true, readSeq: true },
  }) as const;

/** How many messages of the contact the member has not read; of a program, none. */
export function unreadOf(
  row: Pick<ConversationRow, "contactMessages" | "lastMessageAt" | "createdAt"> & {
    reads: { contactMessages: number }[];
  },
  caller: Caller,
): number {
  if (isKey(caller)) return 0;
  const [read] = row.reads;
  if (read) return Math.max(0, row.contactMessages - read.contactMessages);
  const joinedAt = new Date(caller.joinedAt);
  if (row.lastMessageAt <= joinedAt) return 0;
  // Of a conversation that is older than the membership, it is only known that there is something new.
  return row.createdAt < joinedAt ? Math.min(1, row.contactMessages) : row.contactMessages;
}

/** For the member or program that asks. */
export function serializeListItem(
  row: ConversationRow & { reads: { contactMessages: number }[] },
  caller: Caller,
): ConversationListItem {
  return { ...serializeChange(row), unread: unreadOf(row, caller) };
}

/** For all members. */
export function serializeChange(row: ConversationRow): ConversationChange {
  return {
    id: row.id,
    status: row.status,
    revision: row.revision,
    inbox: { id: row.inbox.id, name: row.inbox.name },
    contact: {
      id: row.contact.id,
      name: displayName(row.contact),
      email: row.contact.email,
      avatarUrl: row.contact.avatarUrl,
      isAnonymous: row.contact.name === null && row.contact.email === null,
      isVerified: row.contact.externalUserId !== null,
      isBlocked: row.contact.blockedAt !== null,
      createdAt: row.contact.createdAt.toISOString(),
      lastSeenAt: row.contact.lastSeenAt?.toISOString() ?? null,
    },
    assignee: row.assignee && { id: row.assignee.id, name: row.assignee.user.name },
    team: row.team && { id: row.team.id, name: row.team.name },
    priority: row.priority,
    tagIds: row.tags.map(({ tagId }) => tagId),
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    wokenAt: row.wokenAt?.toISOString() ?? null,
    waitingSince: row.waitingSince?.toISOString() ?? null,
    lastSeq: row.lastSeq,
    contactMessages: row.contactMessages,
    agentDeliveredSeq: receiptsOf(row).agentDeliveredSeq,
    preview: row.preview,
    previewAuthor: row.previewAuthor,
    previewMemberId: row.previewMemberId,
    lastMessageAt: row.lastMessageAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}

/** How far each side has come. What is read was received, whether a browser said so or not. */
export function receiptsOf(
  row: Pick<
    ConversationRow,
    "contactReadSeq" | "agentReadSeq" | "contactDeliveredSeq" | "agentDeliveredSeq"
  >,
) {
  const { contactReadSeq, agentReadSeq } = row;
  return {
    contactReadSeq,
    agentReadSeq,
    contactDeliveredSeq: Math.max(row.contactDeliveredSeq, contactReadSeq),
    agentDeliveredSeq: Math.max(row.agentDeliveredSeq, agentReadSeq),
  };
}

/** A snoozed conversation is an open one for its visitor. */
export const visitorStatus = (status: ConversationStatus): VisitorStatus =>
  status === "resolved" ? "resolved" : "open";

/** For the conversation's visitor: nothing of assignments or of other agents' work. */
export function serializeForVisitor(
  row: Pick<
    ConversationRow,
    | "id"
    | "status"
    | "lastSeq"
    | "contactUnread"
    | "contactReadSeq"
    | "agentReadSeq"
    | "contactDeliveredSeq"
    | "agentDeliveredSeq"
    | "lastMessageAt"
    | "preview"
    | "createdAt"
  >,
): VisitorConversation {
  return {
    id: row.id,
    status: visitorStatus(row.status),
    lastSeq: row.lastSeq,
    unread: row.contactUnread,
    ...receiptsOf(row),
    lastMessageAt: row.lastMessageAt.toISOString(),
    preview: row.preview,
    createdAt: row.createdAt.toISOString(),
  };
}

export type MessageRow = {
  id: string;
  conversationId: string;
  seq: number;
  clientId: string | null;
  authorType: AuthorType;
  text: string;
  content: unknown;
  response: unknown;
  respondedAt: Date | null;
  isByEmail: boolean;
  createdAt: Date;
  attachments: AttachmentRow[];
  member: { id: string; user: { name: string } } | null;
  apiKeyId: string | null;
  authorName: string | null;
};

export const messageSelect = {
  id: true,
  conversationId: true,
  seq: true,
  clientId: true,
  authorType: true,
  text: true,
  content: true,
  response: true,
  respondedAt: true,
  isByEmail: true,
  createdAt: true,
  attachments: { orderBy: { position: "asc" }, select: attachmentSelect },
  member: { select: { id: true, user: { select: { name: true } } } },
  apiKeyId: true,
  authorName: true,
} as const;

/** Named for an agent who has left, so that history stays readable. */
export const FORMER_AGENT = "Former teammate";

/**
 * For both sides: everything in a message is meant for its contact. For browsers, unless `view` says
 * otherwise.
 */
export function serializeMessage(
  row: MessageRow,
  contact: { id: string; name: string | null },
  view: ContentView = withPicturesThroughUs,
): Message {
  return {
    id: row.id,
    conversationId: row.conversationId,
    seq: row.seq,
    clientId: row.clientId,
    author:
      row.authorType === "contact"
        ? { type: "contact", id: contact.id, name: displayName(contact) }
        : {
            type: row.authorType,
            id: row.member?.id ?? row.apiKeyId,
            name:
              row.member?.user.name ??
              row.authorName ??
              (row.authorType === "agent" ? FORMER_AGENT : ""),
          },
    text: row.text,
    content: view(readContent(row.content)),
    attachments: row.attachments.map(serializeAttachment),
    response: readResponse(row.response, row.respondedAt),
    ...(row.isByEmail && { isByEmail: true as const }),
    createdAt: row.createdAt.toISOString(),
  };
}

/** Content that this version does not understand is shown by its words. */
function readContent(stored: unknown): MessageContent {
  const parsed = messageContent.safeParse(stored ?? { type: "text" });
  return parsed.success ? parsed.data : { type: "text" };
}

export function readResponse(stored: unknown, at: Date | null): Message["response"] {
  const parsed = responseBody.safeParse(stored);
  return parsed.success && at ? { ...parsed.data, at: at.toISOString() } : null;
}
