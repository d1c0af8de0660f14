import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { ConversationDetail, ConversationStatus } from "@linkdesk/contract/conversations.ts";
import { invalidField } from "../http/app-error.ts";
import { db } from "../platform/db.ts";
import { requirePermission } from "../workspaces/permissions.ts";
import { setStateAsMember } from "./conversation-state.ts";

/**
 * Assigns a conversation to a member of the workspace, or to nobody (null). With `status`, the
 * conversation is also resolved or reopened, in the same statement.
 * Errors: forbidden; not_found; invalid_request when the assignee is not a member of the workspace.
 */
export async function assignConversation(
  me: Me,
  id: string,
  assigneeId: string | null,
  status?: ConversationStatus,
): Promise<ConversationDetail> {
  requirePermission(me, "conversation.edit");
  const assignee = assigneeId === null ? null : await findAssignee(me, assigneeId);
  return setStateAsMember(me, id, { assignee, status });
}

async function findAssignee(me: Me, memberId: string): Promise<{ id: string; name: string }> {
  const where = { id: memberId, workspaceId: me.workspace.id };
  const select = { id: true, user: { select: { name: true } } } as const;
  const found = await db().member.findFirst({ where, select });
  if (!found) throw invalidField("assigneeId", "is not a member of this workspace");
  return { id: found.id, name: found.user.name };
}
