import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { ConversationsQuery } from "@linkdesk/contract/conversation-filter.ts";
import type { ConversationListItem, Page } from "@linkdesk/contract/conversations.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { db } from "../platform/db.ts";
import { matchingSql } from "./filter-sql.ts";
import { conversationSelect, readsOf, serializeListItem } from "./serialize-conversation.ts";

/** The conversations that match a filter, newest message first, one keyset page. */
export async function listConversations(
  me: Me,
  { filter, cursor, limit }: ConversationsQuery,
): Promise<Page<ConversationListItem>> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const found = await db().$queryRaw<{ id: string; last_message_at: Date }[]>(
    matchingSql(filter, me, { limit: limit + 1, after }),
  );
  const page = found.slice(0, limit);
  const rows = await db().conversation.findMany({
    where: { id: { in: page.map(({ id }) => id) }, workspaceId: me.workspace.id },
    select: { ...conversationSelect, reads: readsOf(me) },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    // One that was deleted in between is left out.
    items: page.flatMap(({ id }) => byId.get(id) ?? []).map((row) => serializeListItem(row, me)),
    nextCursor: last ? encodeCursor({ at: last.last_message_at, id: last.id }) : null,
  };
}
