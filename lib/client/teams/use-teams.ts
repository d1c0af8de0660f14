import type { CreateTeamBody, UpdateTeamBody } from "@linkdesk/contract/teams.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

/** The workspace's teams, by name, with their members. */
export function useTeams() {
  return useQuery({
    queryKey: keys.teams,
    queryFn: async ({ signal }) => (await api.get("/teams", {}, signal)).items,
  });
}

export function useCreateTeam() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateTeamBody) => api.post("/teams", body),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.teams }),
  });
}

export function useUpdateTeam() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: UpdateTeamBody & { id: string }) =>
      api.patch(`/teams/${id}`, body),
    onSettled: () => client.invalidateQueries({ queryKey: keys.teams }),
  });
}

export function useDeleteTeam() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`/teams/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.teams }),
  });
}
