import { useMemo } from "react";
import { useMembers } from "../members/use-members.ts";
import { useTeams } from "../teams/use-teams.ts";
import type { Mentionable } from "./mentions.ts";

/** The members and teams of the workspace, whom notes can mention; undefined until they are known. */
export function useMentionable(): readonly Mentionable[] | undefined {
  const members = useMembers().data;
  const teams = useTeams().data;
  return useMemo(
    () =>
      members && [
        ...members.map(({ id, name }) => ({ type: "member" as const, id, name })),
        ...(teams ?? []).map(({ id, name }) => ({ type: "team" as const, id, name })),
      ],
    [members, teams],
  );
}
