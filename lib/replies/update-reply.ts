import "server-only";
import type { PatchSavedReplyBody, SavedReply } from "@linkdesk/contract/saved-replies.ts";
import type { Caller } from "../access/actor.ts";
import { db } from "../platform/db.ts";
import { lockReply, ownerOf, requireRoom, requireWrite } from "./reply-access.ts";
import { replySelect, serializeReply } from "./serialize-reply.ts";

/**
 * Changes the given fields. A reply that is no longer shared becomes the own one of whoever changes that.
 * Errors: forbidden, not_found, invalid_request; conflict, when there are too many.
 */
export async function updateReply(
  caller: Caller,
  id: string,
  { isShared, ...fields }: PatchSavedReplyBody,
): Promise<SavedReply> {
  const workspaceId = caller.workspace.id;
  const row = await db().$transaction(async (tx) => {
    const before = await lockReply(tx, caller, id);
    const wasShared = before.memberId === null;
    requireWrite(caller, wasShared);
    const isMoved = isShared !== undefined && isShared !== wasShared;
    if (isMoved) {
      requireWrite(caller, isShared);
      await requireRoom(tx, caller, { isShared, count: 1 });
    }
    return tx.savedReply.update({
      where: { id, workspaceId },
      data: { ...fields, ...(isMoved && { memberId: ownerOf(caller, isShared) }) },
      select: replySelect,
    });
  });
  return serializeReply(row);
}
