import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Caller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { invalidField } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { type ConversationSet, type Inverses, onlyOne } from "./conversation-set.ts";
import { inversesOf, setStatesAsTeam } from "./conversation-state.ts";

/**
 * Assigns a conversation to a member of the workspace, or to nobody (null). Returns the inverse, or null if
 * nothing changes. Errors: forbidden; not_found; invalid_request when the assignee is not a member of the
 * workspace.
 */
export async function assignConversation(
  caller: Caller,
  id: string,
  assigneeId: string | null,
): Promise<ConversationAction | null> {
  return onlyOne(id, await assignConversations(caller, { ids: [id] }, assigneeId));
}

/** The same for a set of conversations. Errors: forbidden; invalid_request. */
export async function assignConversations(
  caller: Caller,
  set: ConversationSet,
  assigneeId: string | null,
): Promise<Inverses> {
  requirePermission(caller, "conversation.edit");
  if (assigneeId !== null) await requireMember(caller, assigneeId);
  const states = await setStatesAsTeam(caller, set, { assigneeId });
  return inversesOf(states, (before) =>
    before.assigneeId === assigneeId ? null : { type: "assign", assigneeId: before.assigneeId },
  );
}

async function requireMember(caller: Caller, memberId: string): Promise<void> {
  const where = { id: memberId, workspaceId: caller.workspace.id };
  const found = await db().member.findFirst({ where, select: { id: true } });
  if (!found) throw invalidField("assigneeId", "is not a member of this workspace");
}
