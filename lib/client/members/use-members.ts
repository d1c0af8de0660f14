import type { CreateInvitationBody, Invitation } from "@linkdesk/contract/accounts.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

export type NewInvitation = { invitation: Invitation; url: string; isMailed: boolean };

export function useMembers() {
  return useQuery({
    queryKey: keys.members,
    queryFn: async ({ signal }) => (await api.get("/members", {}, signal)).items,
  });
}

/** Open invitations; only those who manage the workspace may ask. */
export function useInvitations(enabled: boolean) {
  return useQuery({
    queryKey: keys.invitations,
    queryFn: async ({ signal }) => (await api.get("/invitations", {}, signal)).items,
    enabled,
  });
}

function useRefresh(key: readonly string[]) {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

export function usePatchMember() {
  const onSettled = useRefresh(keys.members);
  return useMutation({
    mutationFn: ({ id, role }: { id: string; role: "admin" | "agent" }) =>
      api.patch(`/members/${id}`, { role }),
    onSettled,
  });
}

export function useRemoveMember() {
  const onSettled = useRefresh(keys.members);
  return useMutation({ mutationFn: (id: string) => api.delete(`/members/${id}`), onSettled });
}

export function useCreateInvitation() {
  const onSuccess = useRefresh(keys.invitations);
  return useMutation({
    mutationFn: (body: CreateInvitationBody) => api.post("/invitations", body),
    onSuccess,
  });
}

export function useRevokeInvitation() {
  const onSettled = useRefresh(keys.invitations);
  return useMutation({ mutationFn: (id: string) => api.delete(`/invitations/${id}`), onSettled });
}

/** Whose addresses let people join; only those who manage the workspace may ask. */
export function useJoinDomains() {
  return useQuery({
    queryKey: keys.joinDomains,
    queryFn: ({ signal }) => api.get("/domains", {}, signal),
  });
}

export function useAddJoinDomain() {
  const onSettled = useRefresh(keys.joinDomains);
  return useMutation({
    mutationFn: (domain: string) => api.post("/domains", { domain }),
    onSettled,
  });
}

export function useRemoveJoinDomain() {
  const onSettled = useRefresh(keys.joinDomains);
  return useMutation({ mutationFn: (id: string) => api.delete(`/domains/${id}`), onSettled });
}
