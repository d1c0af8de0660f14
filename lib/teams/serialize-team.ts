import "server-only";
import type { Team } from "@linkdesk/contract/teams.ts";
import type { Prisma } from "../platform/db.ts";

export const teamSelect = {
  id: true,
  name: true,
  createdAt: true,
  members: { orderBy: { memberId: "asc" }, select: { memberId: true } },
} as const satisfies Prisma.TeamSelect;

type Row = { id: string; name: string; createdAt: Date; members: { memberId: string }[] };

export function serializeTeam({ id, name, createdAt, members }: Row): Team {
  const memberIds = members.map(({ memberId }) => memberId);
  return { id, name, memberIds, createdAt: createdAt.toISOString() };
}
