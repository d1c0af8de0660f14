import "server-only";
import { displayName } from "../contacts/display-name.ts";
import type {
  AuthorType,
  ConversationListItem,
  ConversationStatus,
  Message,
  VisitorConversation,
} from "../contract/conversations.ts";

/** What every reading of a conversation selects; one query, joined. */
export const conversationSelect = {
  id: true,
  status: true,
  lastSeq: true,
  lastMessageAt: true,
  preview: true,
  previewAuthor: true,
  agentUnread: true,
  contactUnread: true,
  agentReadSeq: true,
  contactReadSeq: true,
  createdAt: true,
  inbox: { select: { id: true, name: true } },
  contact: {
    select: {
      id: true,
      name: true,
      email: true,
      externalUserId: true,
      createdAt: true,
      lastSeenAt: true,
    },
  },
  assignee: { select: { id: true, user: { select: { name: true } } } },
} as const;

export type ConversationRow = {
  id: string;
  status: ConversationStatus;
  lastSeq: number;
  lastMessageAt: Date;
  preview: string;
  previewAuthor: AuthorType;
  agentUnread: number;
  contactUnread: number;
  agentReadSeq: number;
  contactReadSeq: number;
  createdAt: Date;
  inbox: { id: string; name: string };
  contact: {
    id: string;
    name: string | null;
    email: string | null;
    externalUserId: string | null;
    createdAt: Date;
    lastSeenAt: Date | null;
  };
  assignee: { id: string; user: { name: string } } | null;
};

/** For agents. */
export function serializeListItem(row: ConversationRow): ConversationListItem {
  return {
    id: row.id,
    status: row.status,
    inbox: { id: row.inbox.id, name: row.inbox.name },
    contact: {
      id: row.contact.id,
      name: displayName(row.contact),
      email: row.contact.email,
      isAnonymous: row.contact.externalUserId === null && row.contact.name === null,
      createdAt: row.contact.createdAt.toISOString(),
      lastSeenAt: row.contact.lastSeenAt?.toISOString() ?? null,
    },
    assignee: row.assignee && { id: row.assignee.id, name: row.assignee.user.name },
    lastSeq: row.lastSeq,
    unread: row.agentUnread,
    preview: row.preview,
    previewAuthor: row.previewAuthor,
    lastMessageAt: row.lastMessageAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}

/** For the conversation's visitor: nothing of assignments or of other agents' work. */
export function serializeForVisitor(
  row: Omit<ConversationRow, "inbox" | "contact" | "assignee" | "previewAuthor" | "agentUnread">,
): VisitorConversation {
  return {
    id: row.id,
    status: row.status,
    lastSeq: row.lastSeq,
    unread: row.contactUnread,
    contactReadSeq: row.contactReadSeq,
    agentReadSeq: row.agentReadSeq,
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
  createdAt: Date;
  member: { id: string; user: { name: string } } | null;
};

export const messageSelect = {
  id: true,
  conversationId: true,
  seq: true,
  clientId: true,
  authorType: true,
  text: true,
  createdAt: true,
  member: { select: { id: true, user: { select: { name: true } } } },
} as const;

/** Named for an agent who has left, so that history stays readable. */
const FORMER_AGENT = "Former teammate";

/** For both sides: everything in a message is meant for its contact. */
export function serializeMessage(
  row: MessageRow,
  contact: { id: string; name: string | null },
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
            id: row.member?.id ?? null,
            name: row.member?.user.name ?? (row.authorType === "agent" ? FORMER_AGENT : ""),
          },
    text: row.text,
    createdAt: row.createdAt.toISOString(),
  };
}
