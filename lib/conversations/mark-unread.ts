import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import { memberScope } from "../access/scope.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { announceOwnRead } from "./announce.ts";
import { readsOf, unreadOf } from "./serialize-conversation.ts";

/**
 * Makes the contact's newest message unread for the member. The visitor's receipt stays. Without effect in
 * a conversation without a message of the contact, or with unread ones. Returns the inverse.
 * Errors: not_found.
 */
export async function markUnread(
  me: Me,
  conversationId: string,
): Promise<ConversationAction | null> {
  const conversation = await db().conversation.findFirst({
    where: { id: conversationId, ...memberScope(me) },
    select: {
      contactMessages: true,
      lastMessageAt: true,
      createdAt: true,
      reads: readsOf(me),
      messages: {
        where: { authorType: "contact" },
        orderBy: { seq: "desc" },
        take: 1,
        select: { seq: true },
      },
    },
  });
  if (!conversation) throw notFound("conversation");
  const [newest] = conversation.messages;
  if (!newest || unreadOf(conversation, me) > 0) return null;
  const { memberId, workspace } = me;
  // In an old conversation, whose counter began late, it may be 0 with messages there.
  const contactMessages = conversation.contactMessages - 1;
  const read = { readSeq: newest.seq - 1, contactMessages };
  await db().conversationRead.upsert({
    where: { conversationId_memberId: { conversationId, memberId } },
    create: { conversationId, memberId, ...read },
    update: read,
  });
  announceOwnRead(workspace.id, { conversationId, memberId, unread: 1 });
  return { type: "mark_read" };
}
