import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type {
  ConversationListItem,
  ConversationsQuery,
  Page,
} from "@linkdesk/contract/conversations.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { db } from "../platform/db.ts";
import { conversationSelect, serializeListItem } from "./serialize-conversation.ts";

/** The workspace's conversations, newest message first, one keyset page. */
export async function listConversations(
  me: Me,
  { status, assignee, inbox, cursor, limit }: ConversationsQuery,
): Promise<Page<ConversationListItem>> {
  const place = cursor === undefined ? undefined : decodeCursor(cursor);
  const rows = await db().conversation.findMany({
    where: {
      workspaceId: me.workspace.id,
      status,
      ...(assignee ? { assigneeId: assignee === "me" ? me.memberId : null } : {}),
      ...(inbox ? { inboxId: inbox } : {}),
      // The first line is implied by the second; it is what lets the index start at the place.
      ...(place
        ? {
            lastMessageAt: { lte: place.at },
            OR: [{ lastMessageAt: { lt: place.at } }, { id: { lt: place.id } }],
          }
        : {}),
    },
    orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: conversationSelect,
  });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(serializeListItem),
    nextCursor: last ? encodeCursor({ at: last.lastMessageAt, id: last.id }) : null,
  };
}
