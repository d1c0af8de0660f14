import "server-only";
import type { Page } from "@linkdesk/contract/conversations.ts";
import { MAX_TEAMS, type Team } from "@linkdesk/contract/teams.ts";
import type { Caller } from "../access/actor.ts";
import { db } from "../platform/db.ts";
import { serializeTeam, teamSelect } from "./serialize-team.ts";

/** The teams of the workspace, by name, with their members. */
export async function listTeams(caller: Caller): Promise<Page<Team>> {
  const rows = await db().team.findMany({
    where: { workspaceId: caller.workspace.id },
    orderBy: { key: "asc" },
    take: MAX_TEAMS,
    select: teamSelect,
  });
  return { items: rows.map(serializeTeam), nextCursor: null };
}
