import type { CreateInboxBody, Inbox, PatchInboxBody } from "@linkdesk/contract/inboxes.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

export function useInboxes() {
  return useQuery({
    queryKey: keys.inboxes,
    queryFn: async ({ signal }) => (await api.get("/inboxes", {}, signal)).items,
  });
}

/** Those from which an agent can send a mail. */
export function sendingInboxes(inboxes: readonly Inbox[] = []): Inbox[] {
  return inboxes.filter(({ kind, enabled }) => kind === "email" && enabled);
}

export function useInbox(id: string) {
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.inbox(id),
    queryFn: ({ signal }) => api.get(`/inboxes/${id}`, {}, signal),
    placeholderData: () =>
      client.getQueryData<Inbox[]>(keys.inboxes)?.find((inbox) => inbox.id === id),
  });
}

function usePutInbox() {
  const client = useQueryClient();
  return (inbox: Inbox) => {
    client.setQueryData(keys.inbox(inbox.id), inbox);
    void client.invalidateQueries({ queryKey: keys.inboxes });
  };
}

export function useCreateInbox() {
  const put = usePutInbox();
  return useMutation({
    mutationFn: (body: CreateInboxBody) => api.post("/inboxes", body),
    onSuccess: put,
  });
}

export function usePatchInbox(id: string) {
  const put = usePutInbox();
  return useMutation({
    mutationFn: (body: PatchInboxBody) => api.patch(`/inboxes/${id}`, body),
    onSuccess: put,
  });
}

/** Has the server look at the inbox's website. */
export function useCheckWebsite(id: string) {
  return useMutation({
    mutationFn: () => api.post(`/inboxes/${id}/website-check`),
  });
}
