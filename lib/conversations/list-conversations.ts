import "server-only";
import type { ConversationsQuery } from "@linkdesk/contract/conversation-filter.ts";
import type { ConversationListItem, Page } from "@linkdesk/contract/conversations.ts";
import type { Caller } from "../access/actor.ts";
import { memberScope } from "../access/scope.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { db } from "../platform/db.ts";
import { withExpanded } from "./expand-conversations.ts";
import { matchingSql } from "./filter-sql.ts";
import { conversationSelect, readsOf, serializeListItem } from "./serialize-conversation.ts";

/**
 * The conversations that match a filter, newest message first, one keyset page. Errors: forbidden, for a key that
 * lacks the scope of what it asks to expand.
 */
export async function listConversations(
  caller: Caller,
  { filter, expand = [], cursor, limit }: ConversationsQuery,
): Promise<Page<ConversationListItem>> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const found = await db().$queryRaw<{ id: string; last_message_at: Date }[]>(
    matchingSql(filter, caller, { limit: limit + 1, after }),
  );
  const page = found.slice(0, limit);
  const rows = await db().conversation.findMany({
    where: { id: { in: page.map(({ id }) => id) }, ...memberScope(caller) },
    select: { ...conversationSelect, reads: readsOf(caller) },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const last = found.length > limit ? page.at(-1) : undefined;
  // One that was deleted in between is left out.
  const items = page
    .flatMap(({ id }) => byId.get(id) ?? [])
    .map((row) => serializeListItem(row, caller));
  return {
    items: await withExpanded(caller, items, expand),
    nextCursor: last ? encodeCursor({ at: last.last_message_at, id: last.id }) : null,
  };
}
