import "server-only";
import type { Me } from "@linkdesk/contract/accounts.ts";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import { requirePermission } from "../access/permissions.ts";
import { invalidField } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { setStateAsMember } from "./conversation-state.ts";

/**
 * Assigns a conversation to a member of the workspace, or to nobody (null). Returns the inverse, or null if
 * nothing changes. Errors: forbidden; not_found; invalid_request when the assignee is not a member of the
 * workspace.
 */
export async function assignConversation(
  me: Me,
  id: string,
  assigneeId: string | null,
): Promise<ConversationAction | null> {
  requirePermission(me, "conversation.edit");
  if (assigneeId !== null) await requireMember(me, assigneeId);
  const before = await setStateAsMember(me, id, { assigneeId });
  if (before.assigneeId === assigneeId) return null;
  return { type: "assign", assigneeId: before.assigneeId };
}

async function requireMember(me: Me, memberId: string): Promise<void> {
  const where = { id: memberId, workspaceId: me.workspace.id };
  const found = await db().member.findFirst({ where, select: { id: true } });
  if (!found) throw invalidField("assigneeId", "is not a member of this workspace");
}
