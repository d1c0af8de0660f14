import "server-only";
import { type CreateTeamBody, MAX_TEAMS, type Team } from "@linkdesk/contract/teams.ts";
import type { Actor } from "../access/actor.ts";
import { requirePermission } from "../access/permissions.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { AppError } from "../platform/app-error.ts";
import { db, isUniqueViolation } from "../platform/db.ts";
import { nameKey } from "../platform/name-key.ts";
import { announceSettings } from "../workspaces/announce-settings.ts";
import { serializeTeam, teamSelect } from "./serialize-team.ts";
import { setMembers } from "./set-members.ts";

/**
 * Creates a team. Errors: forbidden; invalid_request when somebody is not a member of the workspace; conflict when
 * there is a team of that name, or too many.
 */
export async function createTeam(actor: Actor, { name, memberIds }: CreateTeamBody): Promise<Team> {
  requirePermission(actor, "team.manage");
  const workspaceId = actor.workspace.id;
  try {
    const row = await db().$transaction(async (tx) => {
      // Two at once must not both find room for one.
      await tx.$queryRaw`SELECT 1 FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
      if ((await tx.team.count({ where: { workspaceId } })) >= MAX_TEAMS) {
        const userMessage = `A workspace has at most ${MAX_TEAMS} teams. Delete one that is not used.`;
        throw new AppError("conflict", { userMessage });
      }
      const data = { workspaceId, name, key: nameKey(name) };
      const { id } = await tx.team.create({ data, select: { id: true } });
      await setMembers(tx, { workspaceId, teamId: id }, memberIds);
      const target = { kind: "team", id, label: name } as const;
      await recordAudit(tx, actor, { action: "team.created", target });
      return tx.team.findUniqueOrThrow({ where: { id, workspaceId }, select: teamSelect });
    });
    announceSettings(workspaceId, "teams");
    return serializeTeam(row);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", { userMessage: `There is a team called ${name} already.` });
  }
}
