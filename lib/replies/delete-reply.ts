import "server-only";
import type { Caller } from "../access/actor.ts";
import { db } from "../platform/db.ts";
import { lockReply, requireWrite } from "./reply-access.ts";

/** Deletes a saved reply. Errors: forbidden, not_found. */
export async function deleteReply(caller: Caller, id: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const { memberId } = await lockReply(tx, caller, id);
    requireWrite(caller, memberId === null);
    await tx.savedReply.deleteMany({ where: { id, workspaceId: caller.workspace.id } });
  });
}
