import "server-only";
import type { Me } from "../contract/accounts.ts";
import type { ConversationDetail, PatchConversationBody } from "../contract/conversations.ts";
import { invalidField } from "../http/app-error.ts";
import { db } from "../platform/db.ts";
import { requirePermission } from "../workspaces/permissions.ts";
import { announceConversation } from "./announce.ts";
import { changeConversation } from "./change-conversation.ts";
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
  const assignee =
    typeof assigneeId === "string" ? await requireColleague(me, assigneeId) : assigneeId;
  const by = { type: "agent", id: me.memberId, name: me.name } as const;
  await changeConversation(memberScope(me), id, { status, assignee }, by);
  announceConversation(me.workspace.id, id);
  return getConversation(me, id);
}

async function requireColleague(me: Me, memberId: string): Promise<{ id: string; name: string }> {
  const where = { id: memberId, workspaceId: me.workspace.id };
  const select = { id: true, user: { select: { name: true } } } as const;
  const found = await db().member.findFirst({ where, select });
  if (found) return { id: found.id, name: found.user.name };
  throw invalidField("assigneeId", "is not a member of this workspace");
}
