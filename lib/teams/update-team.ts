import "server-only";
import type { AuditChanges } from "@linkdesk/contract/audit.ts";
import type { Team, UpdateTeamBody } from "@linkdesk/contract/teams.ts";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { AppError, notFound } from "../platform/app-error.ts";
import { db, isUniqueViolation } from "../platform/db.ts";
import { nameKey } from "../platform/name-key.ts";
import { announceSettings } from "../workspaces/announce-settings.ts";
import { serializeTeam, teamSelect } from "./serialize-team.ts";
import { setMembers } from "./set-members.ts";

/**
 * Renames a team, or replaces its members. Errors: forbidden; not_found; invalid_request when somebody is not a
 * member of the workspace; conflict when there is another team of that name.
 */
export async function updateTeam(
  actor: Actor,
  id: string,
  { name, memberIds }: UpdateTeamBody,
): Promise<Team> {
  requirePermission(actor, "team.manage");
  const workspaceId = actor.workspace.id;
  const where = { id, workspaceId };
  try {
    const team = await db().$transaction(async (tx) => {
      const found = await tx.team.findFirst({ where, select: teamSelect });
      if (!found) throw notFound("team");
      const before = serializeTeam(found);
      if (name !== undefined) {
        await tx.team.update({ where, data: { name, key: nameKey(name) } });
      }
      if (memberIds) await setMembers(tx, { workspaceId, teamId: id }, memberIds);
      const after = serializeTeam(await tx.team.findUniqueOrThrow({ where, select: teamSelect }));
      const changes = changesOf(before, after);
      if (Object.keys(changes).length > 0) {
        const target = { kind: "team", id, label: after.name } as const;
        await recordAudit(tx, actor, { action: "team.updated", target, changes });
      }
      return after;
    });
    announceSettings(workspaceId, "teams");
    return team;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", { userMessage: `There is a team called ${name} already.` });
  }
}

function changesOf(before: Team, after: Team): AuditChanges {
  const changes: AuditChanges = {};
  if (before.name !== after.name) changes.name = [before.name, after.name];
  if (before.memberIds.join() !== after.memberIds.join()) {
    changes.members = [before.memberIds.length, after.memberIds.length];
  }
  return changes;
}
