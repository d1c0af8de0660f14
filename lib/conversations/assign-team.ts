import "server-only";
import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import type { Caller } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { invalidField } from "../platform/app-error.ts";
import { db } from "../platform/db.ts";
import { type ConversationSet, type Inverses, onlyOne } from "./conversation-set.ts";
import { inversesOf, setStatesAsTeam } from "./conversation-state.ts";

/**
 * Assigns a conversation to a team, or to none (null). Its assignee stays. Returns the inverse, or null if nothing
 * changes. Errors: forbidden; not_found; invalid_request when the workspace has no such team.
 */
export async function assignTeam(
  caller: Caller,
  id: string,
  teamId: string | null,
): Promise<ConversationAction | null> {
  return onlyOne(id, await assignTeams(caller, { ids: [id] }, teamId));
}

/** The same for a set of conversations. Errors: forbidden; invalid_request. */
export async function assignTeams(
  caller: Caller,
  set: ConversationSet,
  teamId: string | null,
): Promise<Inverses> {
  requirePermission(caller, "conversation.edit");
  if (teamId !== null) await requireTeam(caller, teamId);
  const states = await setStatesAsTeam(caller, set, { teamId });
  return inversesOf(states, (before) =>
    before.teamId === teamId ? null : { type: "assign_team", teamId: before.teamId },
  );
}

async function requireTeam(caller: Caller, teamId: string): Promise<void> {
  const where = { id: teamId, workspaceId: caller.workspace.id };
  const found = await db().team.findFirst({ where, select: { id: true } });
  if (!found) throw invalidField("teamId", "is not a team of this workspace");
}
