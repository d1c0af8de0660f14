import "server-only";
import type { CreateSavedReplyBody, SavedReply } from "@linkdesk/contract/saved-replies.ts";
import type { Caller } from "../access/actor.ts";
import { db } from "../platform/db.ts";
import { ownerOf, requireRoom, requireWrite } from "./reply-access.ts";
import { replySelect, serializeReply } from "./serialize-reply.ts";

/**
 * Creates a saved reply, shared or the member's own. Errors: forbidden; invalid_request; conflict, when there are too
 * many.
 */
export async function createReply(
  caller: Caller,
  { isShared, ...fields }: CreateSavedReplyBody,
): Promise<SavedReply> {
  requireWrite(caller, isShared);
  const row = await db().$transaction(async (tx) => {
    await requireRoom(tx, caller, { isShared, count: 1 });
    const owner = { workspaceId: caller.workspace.id, memberId: ownerOf(caller, isShared) };
    return tx.savedReply.create({ data: { ...fields, ...owner }, select: replySelect });
  });
  return serializeReply(row);
}
