import type { PatchInboxSecurityBody } from "@linkdesk/contract/inbox-security.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

const pathOf = (id: string) => `/inboxes/${id}/security` as const;

/** The Security tab of an inbox. */
export function useInboxSecurity(id: string) {
  return useQuery({
    queryKey: keys.inboxSecurity(id),
    queryFn: ({ signal }) => api.get(pathOf(id), {}, signal),
  });
}

export function usePatchInboxSecurity(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PatchInboxSecurityBody) => api.patch(pathOf(id), body),
    onSuccess: (view) => client.setQueryData(keys.inboxSecurity(id), view),
  });
}

/** Makes a secret; what it gives back is shown once. */
export function useRotateSecret(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (overlapHours: number) => api.post(`${pathOf(id)}/secret`, { overlapHours }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.inboxSecurity(id) }),
  });
}

export function useCheckToken(id: string) {
  return useMutation({
    mutationFn: (token: string) => api.post(`${pathOf(id)}/token`, { token }),
  });
}
