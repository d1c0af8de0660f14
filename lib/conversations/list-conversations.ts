import "server-only";
import type { ConversationsQuery } from "@linkdesk/contract/conversation-filter.ts";
import type { ConversationListItem, Page } from "@linkdesk/contract/conversations.ts";
import type { Caller } from "../access/actor.ts";
import { memberScope } from "../access/scope.ts";
import { db } from "../platform/db.ts";
import { withExpanded } from "./expand-conversations.ts";
import { matchingSql } from "./filter-sql.ts";
import { conversationSelect, readsOf, serializeListItem } from "./serialize-conversation.ts";
import { decodePlace, encodePlace, type Place, SEGMENTS } from "./sort-segments.ts";

/**
 * The conversations that match a filter, in the order that is asked for, one keyset page. Errors: forbidden, for a key that
 * lacks the scope of what it asks to expand.
 */
export async function listConversations(
  caller: Caller,
  query: ConversationsQuery,
): Promise<Page<ConversationListItem>> {
  const { expand = [], limit, sort } = query;
  const found = await findPlaces(caller, query);
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
    nextCursor: last ? encodePlace(sort, { segment: last.segment, place: last }) : null,
  };
}

/** One more than the page has: segment by segment, until there are enough. */
async function findPlaces(
  caller: Caller,
  { filter, sort, cursor, limit }: ConversationsQuery,
): Promise<(Place & { segment: number })[]> {
  const start = cursor === undefined ? undefined : decodePlace(sort, cursor);
  const found: (Place & { segment: number })[] = [];
  for (const [number, segment] of SEGMENTS[sort].entries()) {
    if (start && number < start.segment) continue;
    const after = number === start?.segment ? start.place : undefined;
    const room = limit + 1 - found.length;
    const rows = await db().$queryRaw<Place[]>(
      matchingSql(filter, caller, { limit: room, after, segment }),
    );
    found.push(...rows.map(({ id, at }) => ({ id, at, segment: number })));
    if (found.length > limit) break;
  }
  return found;
}
