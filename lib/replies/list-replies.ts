import "server-only";
import type { Page } from "@linkdesk/contract/conversations.ts";
import type { SavedRepliesQuery, SavedReply } from "@linkdesk/contract/saved-replies.ts";
import type { Caller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { db } from "../platform/db.ts";
import { replyScope } from "./reply-access.ts";
import { replySelect, serializeReply } from "./serialize-reply.ts";

/** Saved replies that the caller may use, newest first, one keyset page. Errors: forbidden. */
export async function listReplies(
  caller: Caller,
  { cursor, limit }: SavedRepliesQuery,
): Promise<Page<SavedReply>> {
  requirePermission(caller, "saved_reply.use");
  const place = cursor === undefined ? null : decodeCursor(cursor);
  const rows = await db().savedReply.findMany({
    where: { ...replyScope(caller), ...(place && { id: { lt: place.id } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
    select: replySelect,
  });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(serializeReply),
    nextCursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}
