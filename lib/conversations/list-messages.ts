import "server-only";
import type { MessagePage } from "@linkdesk/contract/conversations.ts";
import type { TeamMessagesQuery } from "@linkdesk/contract/messages.ts";
import type { Scope } from "../access/scope.ts";
import type { ContentView } from "../files/picture-address.ts";
import { notFound } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { messageSelect, serializeMessage } from "./serialize-conversation.ts";

/**
 * A page of a conversation's messages in ascending `seq`: after a seq (resync), before one (history), since a time,
 * or the newest. `hasMore` is about the direction walked. Errors: not_found.
 */
export async function listMessages(
  scope: Scope,
  conversationId: string,
  { after, before, since, limit }: TeamMessagesQuery,
  view?: ContentView,
): Promise<MessagePage> {
  const forward = after !== undefined || since !== undefined;
  const conversation = await db().conversation.findFirst({
    where: { id: conversationId, ...scope },
    select: {
      lastSeq: true,
      contact: { select: { id: true, name: true } },
      messages: {
        where: {
          ...(after !== undefined && { seq: { gt: after } }),
          ...(before && { seq: { lt: before } }),
          ...(since && { createdAt: { gte: since } }),
        },
        orderBy: { seq: forward ? "asc" : "desc" },
        take: limit + 1,
        select: messageSelect,
      },
    },
  });
  if (!conversation) throw notFound("conversation");
  const hasMore = conversation.messages.length > limit;
  const page = conversation.messages.slice(0, limit);
  if (!forward) page.reverse();
  return {
    messages: page.map((row) => serializeMessage(row, conversation.contact, view)),
    lastSeq: conversation.lastSeq,
    hasMore,
  };
}
