import type { PutMailAccountBody } from "@linkdesk/contract/mail-accounts.ts";
import type { MailSignIn } from "@linkdesk/contract/mail-providers.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

/** How often the state of receiving is looked at. */
const STATE_EVERY_MS = 15_000;
/** How often it is asked whether the test mail has come back. */
const LOOK_EVERY_MS = 2_000;

const pathOf = (id: string) => `/inboxes/${id}/mail-account` as const;

/** How an e-mail inbox sends and receives. */
export function useMailAccount(id: string) {
  return useQuery({
    queryKey: keys.mailAccount(id),
    queryFn: ({ signal }) => api.get(pathOf(id), {}, signal),
    refetchInterval: STATE_EVERY_MS,
  });
}

export function usePutMailAccount(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PutMailAccountBody) => api.put(pathOf(id), body),
    onSuccess: (account) => {
      client.setQueryData(keys.mailAccount(id), account);
      // Its address is in the inbox.
      void client.invalidateQueries({ queryKey: keys.inbox(id) });
      void client.invalidateQueries({ queryKey: keys.inboxes });
    },
  });
}

/** Has the server connect to what is saved. */
export function useCheckMailAccount(id: string) {
  return useMutation({ mutationFn: () => api.post(`${pathOf(id)}/check`) });
}

/** The last test mail; asked for again and again while it is on its way. */
export function useTestMail(id: string) {
  return useQuery({
    queryKey: keys.testMail(id),
    queryFn: ({ signal }) => api.get(`${pathOf(id)}/test`, {}, signal),
    refetchInterval: ({ state }) => (state.data?.state === "sent" ? LOOK_EVERY_MS : false),
  });
}

export function useSendTestMail(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post(`${pathOf(id)}/test`),
    onSuccess: (test) => client.setQueryData(keys.testMail(id), test),
  });
}

/** Makes the address with a new key; only the answer has it. */
export function useRotateWebhookKey(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post(`${pathOf(id)}/key`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.mailAccount(id) }),
  });
}

/** Goes to the provider's page to sign in; it leads back to the inbox. */
export function useMailSignIn(id: string) {
  return useMutation({
    mutationFn: (provider: MailSignIn) => api.post(`${pathOf(id)}/sign-in`, { provider }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
}
