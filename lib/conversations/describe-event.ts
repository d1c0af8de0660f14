import "server-only";
import type {
  ConversationDetail,
  ConversationStatus,
  Message,
} from "@linkdesk/contract/conversations.ts";
import type { MailPerson } from "@linkdesk/contract/emails.ts";
import type { Note } from "@linkdesk/contract/notes.ts";
import { displayName } from "../contacts/display-name.ts";
import { asGiven } from "../files/picture-address.ts";
import { db } from "../platform/db.ts";
import { messageSelect, serializeMessage } from "./serialize-conversation.ts";
import { noteSelect, serializeNote } from "./serialize-note.ts";

/** What webhooks send about a conversation. */
export type DescribedConversation = {
  id: string;
  inboxId: string;
  status: ConversationStatus;
  contact: { id: string; name: string; email: string | null };
  assignee: { id: string; name: string } | null;
  attributes: ConversationDetail["conversationAttributes"];
  /** Of the browser that was there last. */
  page: string | null;
  referrer: string | null;
  userAgent: string | null;
  createdAt: string;
};

type Key = { workspaceId: string; conversationId: string };

/** A conversation as it is now; null when it has been deleted. */
export async function describeConversation({
  workspaceId,
  conversationId,
}: Key): Promise<DescribedConversation | null> {
  const row = await db().conversation.findFirst({
    where: { id: conversationId, workspaceId },
    select: {
      id: true,
      inboxId: true,
      status: true,
      attributes: true,
      createdAt: true,
      assignee: { select: { id: true, user: { select: { name: true } } } },
      contact: {
        select: {
          id: true,
          name: true,
          email: true,
          sessions: {
            orderBy: { lastSeenAt: "desc" },
            take: 1,
            select: { pageUrl: true, referrer: true, userAgent: true },
          },
        },
      },
    },
  });
  if (!row) return null;
  const { id, inboxId, status, contact, assignee } = row;
  const [session] = contact.sessions;
  return {
    ...{ id, inboxId, status },
    contact: { id: contact.id, name: displayName(contact), email: contact.email },
    assignee: assignee && { id: assignee.id, name: assignee.user.name },
    attributes: row.attributes as DescribedConversation["attributes"],
    page: pathOf(session?.pageUrl ?? null),
    referrer: session?.referrer ?? null,
    userAgent: session?.userAgent ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** A message as its author gave it; null when it has been deleted. */
export async function describeMessage(
  { workspaceId, conversationId }: Key,
  messageId: string,
): Promise<Message | null> {
  const row = await db().message.findFirst({
    where: { id: messageId, workspaceId, conversationId },
    select: {
      ...messageSelect,
      conversation: {
        select: {
          contact: { select: { id: true, name: true } },
          inbox: { select: { brandName: true } },
        },
      },
    },
  });
  if (!row) return null;
  const { contact, inbox } = row.conversation;
  const message = serializeMessage(row, contact, asGiven);
  // A bot speaks in the brand's name.
  const name = message.author.name || inbox.brandName;
  return { ...message, author: { ...message.author, name } };
}

/** A note of the team; null when it has been deleted. */
export async function describeNote(
  { workspaceId, conversationId }: Key,
  id: string | undefined,
): Promise<Note | null> {
  if (!id) return null;
  const where = { id, workspaceId, conversationId };
  const row = await db().note.findFirst({ where, select: noteSelect });
  return row && serializeNote(row);
}

/** A mail holds few messages; of one that a program queued with very many, the newest ones are named. */
const MAX_NAMED_MESSAGES = 100;

/**
 * A mail that came back or could not be sent: whom it was for, which of the team's messages are in it, and why;
 * null when it has been deleted.
 */
export async function describeEmail({ workspaceId, conversationId }: Key, id: string | undefined) {
  if (!id) return null;
  const row = await db().email.findFirst({
    where: { id, workspaceId, conversationId },
    select: { to: true, cc: true, reason: true, afterSeq: true, upToSeq: true },
  });
  if (!row) return null;
  const messages = await db().message.findMany({
    where: {
      ...{ workspaceId, conversationId, authorType: { not: "contact" } },
      seq: { gt: row.afterSeq, lte: row.upToSeq },
    },
    orderBy: { seq: "desc" },
    take: MAX_NAMED_MESSAGES,
    select: { id: true },
  });
  const people = [...(row.to as MailPerson[]), ...(row.cc as MailPerson[])];
  return {
    to: people.map(({ address }) => address),
    messageIds: messages.map((message) => message.id).reverse(),
    reason: row.reason,
  };
}

/** The path only: the query may contain private data. */
function pathOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).pathname : null;
}
