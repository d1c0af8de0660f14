import "server-only";
import { MAX_OWN_REPLIES, MAX_SHARED_REPLIES } from "@linkdesk/contract/limits.ts";
import { type Caller, isKey } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { AppError, invalidField, notFound } from "../platform/app-error.ts";
import type { Prisma } from "../platform/db.ts";
import { type ReplyRow, replySelect } from "./serialize-reply.ts";

/** The saved replies that a caller may see, as a part of the `where`: shared ones, and a member's own. */
export function replyScope(caller: Caller) {
  const own = isKey(caller) ? [] : [{ memberId: caller.memberId }];
  return { workspaceId: caller.workspace.id, OR: [{ memberId: null }, ...own] };
}

/** Whose a reply is that the caller writes: nobody's in particular if it is shared. */
export function ownerOf(caller: Caller, isShared: boolean): string | null {
  return isShared ? null : caller.memberId;
}

/** Lets a caller go on who may write shared replies, or their own. Errors: forbidden; invalid_request for keys. */
export function requireWrite(caller: Caller, isShared: boolean): void {
  requirePermission(caller, isShared ? "saved_reply.manage" : "saved_reply.use");
  if (!isShared && isKey(caller)) {
    throw invalidField("isShared", "must be true: an API key has no replies of its own");
  }
}

/** A reply that the caller may see, locked. Errors: not_found. */
export async function lockReply(
  tx: Prisma.TransactionClient,
  caller: Caller,
  id: string,
): Promise<ReplyRow> {
  await tx.$queryRaw`
    SELECT 1 FROM saved_replies
    WHERE id = ${id}::uuid AND workspace_id = ${caller.workspace.id}::uuid FOR UPDATE`;
  const where = { id, ...replyScope(caller) };
  const row = await tx.savedReply.findFirst({ where, select: replySelect });
  if (!row) throw notFound("saved reply");
  return row;
}

/** Sees to it that there is room for more, also while others write. Errors: conflict. */
export async function requireRoom(
  tx: Prisma.TransactionClient,
  caller: Caller,
  { isShared, count }: { isShared: boolean; count: number },
): Promise<void> {
  const workspaceId = caller.workspace.id;
  await tx.$queryRaw`SELECT 1 FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
  const where = { workspaceId, memberId: ownerOf(caller, isShared) };
  const present = await tx.savedReply.count({ where });
  const max = isShared ? MAX_SHARED_REPLIES : MAX_OWN_REPLIES;
  if (present + count <= max) return;
  const most = max.toLocaleString("en");
  throw new AppError("conflict", {
    userMessage: isShared
      ? `A workspace can share ${most} saved replies, and ${present.toLocaleString("en")} are there. Delete some that nobody uses.`
      : `You can have ${most} saved replies of your own, and ${present.toLocaleString("en")} are there. Delete some that you do not use.`,
  });
}
