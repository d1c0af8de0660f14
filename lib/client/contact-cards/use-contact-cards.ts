import type { PutContactCardBody, ShownContactCard } from "@linkdesk/contract/contact-card.ts";
import { CONTACT_CARD_FRESH_MS } from "@linkdesk/contract/limits.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

/** A day: long enough to replace the secret on one's own server. */
const OVERLAP_HOURS = 24;

/** The card about a conversation's contact. `expectsCard`: this workspace has cards, as far as it is known. */
export function useContactCard(conversationId: string) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: keys.contactCard(conversationId),
    queryFn: ({ signal }) => api.get(`/conversations/${conversationId}/contact-card`, {}, signal),
    staleTime: CONTACT_CARD_FRESH_MS,
  });
  const known = client.getQueriesData<ShownContactCard>({ queryKey: keys.contactCards });
  return { ...query, expectsCard: known.some(([, data]) => data?.title != null) };
}

/** Asks the business's server anew. */
export function useRefreshContactCard(conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.get(`/conversations/${conversationId}/contact-card`, { refresh: "true" }),
    onSuccess: (card) => client.setQueryData(keys.contactCard(conversationId), card),
  });
}

/** Presses a button of the card; what comes back is the new card. */
export function usePressCardButton(conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (buttonId: string) =>
      api.post(`/conversations/${conversationId}/contact-card/buttons`, { buttonId }),
    onSuccess: ({ message: _, ...card }) => {
      // Where it failed, the card from before is still the best that there is.
      if (card.error === null) client.setQueryData(keys.contactCard(conversationId), card);
    },
  });
}

export function useCardSource(enabled: boolean) {
  return useQuery({
    queryKey: keys.contactCardSource,
    queryFn: ({ signal }) => api.get("/contact-card", {}, signal),
    enabled,
    staleTime: 0,
  });
}

function useForget() {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: keys.contactCardSource });
    void client.invalidateQueries({ queryKey: keys.contactCards });
  };
}

/** What it gives back holds the secret of a new one, which is shown once. */
export function usePutCardSource() {
  const onSuccess = useForget();
  return useMutation({
    mutationFn: (body: PutContactCardBody) => api.put("/contact-card", body),
    onSuccess,
  });
}

export function useDeleteCardSource() {
  const onSuccess = useForget();
  return useMutation({ mutationFn: () => api.delete("/contact-card"), onSuccess });
}

export function useRotateCardSecret() {
  const onSuccess = useForget();
  return useMutation({
    mutationFn: () => api.post("/contact-card/secret", { overlapHours: OVERLAP_HOURS }),
    onSuccess,
  });
}

export function useTestCardSource() {
  const onSettled = useForget();
  return useMutation({ mutationFn: () => api.post("/contact-card/test"), onSettled });
}
