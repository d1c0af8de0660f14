import "server-only";
import type { Me } from "../contract/accounts.ts";
import type { ConversationDetail, PatchConversationBody } from "../contract/conversations.ts";
import { invalidField, notFound } from "../http/app-error.ts";
import { db } from "../platform/db.ts";
import { requirePermission } from "../workspaces/permissions.ts";
import { announceConversation } from "./announce.ts";
import { getConversation } from "./get-conversation.ts";
import { memberScope } from "./scope.ts";

/**
 * An agent resolves, reopens or assigns a conversation.
 * Errors: forbidden; not_found; invalid_request when the assignee is not a member of the workspace.
 */
export async function updateConversation(
  me: Me,
  id: string,
  { status, assigneeId }: PatchConversationBody,
): Promise<ConversationDetail> {
  requirePermission(me, "conversation.edit");
  if (assigneeId) await requireColleague(me, assigneeId);
  const { count } = await db().conversation.updateMany({
    where: { id, ...memberScope(me) },
    data: {
      ...(assigneeId !== undefined ? { assigneeId } : {}),
      ...(status === "resolved" ? { status, resolvedAt: new Date(), waitingSince: null } : {}),
      ...(status === "open" ? { status, resolvedAt: null } : {}),
    },
  });
  if (count === 0) throw notFound("conversation");
  announceConversation(me.workspace.id, id);
  return getConversation(me, id);
}

async function requireColleague(me: Me, memberId: string): Promise<void> {
  const where = { id: memberId, workspaceId: me.workspace.id };
  const found = await db().member.findFirst({ where, select: { id: true } });
  if (!found) throw invalidField("assigneeId", "is not a member of this workspace");
}
