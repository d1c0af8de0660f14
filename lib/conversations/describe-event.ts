import "server-only";
import type { Message } from "@linkdesk/contract/conversations.ts";
import { displayName } from "../contacts/display-name.ts";
import { asGiven } from "../files/picture-address.ts";
import { db } from "../platform/db.ts";
import { messageSelect, serializeMessage } from "./serialize-conversation.ts";

/** What webhooks send about a conversation. */
export type DescribedConversation = {
  id: string;
  inboxId: string;
  status: "open" | "resolved";
  contact: { id: string; name: string; email: string | null };
  assignee: { id: string; name: string } | null;
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

/** The path only: the query may contain private data. */
function pathOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).pathname : null;
}
