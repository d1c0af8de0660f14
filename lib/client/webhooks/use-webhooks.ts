import type {
  CreateWebhookBody,
  Delivery,
  DeliveryState,
  PatchWebhookBody,
  Webhook,
} from "@linkdesk/contract/webhooks.ts";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

const PAGE_SIZE = 25;
/** While the list is open and in sight. */
const LOOK_EVERY_MS = 3_000;

const pathOf = (id: string) => `/webhooks/${id}` as const;

export function useWebhooks(enabled: boolean) {
  return useQuery({
    queryKey: keys.webhooks,
    queryFn: async ({ signal }) => (await api.get("/webhooks", {}, signal)).items,
    enabled,
  });
}

export function useWebhook(id: string, enabled: boolean) {
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.webhook(id),
    queryFn: ({ signal }) => api.get(pathOf(id), {}, signal),
    placeholderData: () =>
      client.getQueryData<Webhook[]>(keys.webhooks)?.find((webhook) => webhook.id === id),
    enabled,
  });
}

function usePutWebhook() {
  const client = useQueryClient();
  return (webhook: Webhook) => {
    client.setQueryData(keys.webhook(webhook.id), webhook);
    void client.invalidateQueries({ queryKey: keys.webhooks });
    // Turned off, what waited is given up.
    void client.invalidateQueries({ queryKey: keys.anyDeliveries(webhook.id) });
  };
}

/** What it gives back holds the secret, which is shown once. */
export function useCreateWebhook() {
  const put = usePutWebhook();
  return useMutation({
    mutationFn: (body: CreateWebhookBody) => api.post("/webhooks", body),
    onSuccess: ({ webhook }) => put(webhook),
  });
}

export function usePatchWebhook(id: string) {
  const onSuccess = usePutWebhook();
  return useMutation({
    mutationFn: (body: PatchWebhookBody) => api.patch(pathOf(id), body),
    onSuccess,
  });
}

export function useRotateWebhookSecret(id: string) {
  const put = usePutWebhook();
  return useMutation({
    mutationFn: (overlapHours: number) => api.post(`${pathOf(id)}/secret`, { overlapHours }),
    onSuccess: ({ webhook }) => put(webhook),
  });
}

export function useDeleteWebhook(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete(pathOf(id)),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.webhooks }),
  });
}

function useRefreshDeliveries(id: string) {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: keys.anyDeliveries(id) });
    void client.invalidateQueries({ queryKey: keys.webhook(id) });
  };
}

/** Sends a test event and waits for what the receiver says. */
export function useTestWebhook(id: string) {
  const onSettled = useRefreshDeliveries(id);
  return useMutation({
    mutationFn: () => api.post(`${pathOf(id)}/test`),
    onSettled,
  });
}

/** Deliveries newest first, page by page; current while they are looked at. */
export function useDeliveries(id: string, state: DeliveryState | "") {
  return useInfiniteQuery({
    queryKey: keys.deliveries(id, state),
    queryFn: ({ pageParam, signal }) => {
      const query = { state, cursor: pageParam, limit: PAGE_SIZE };
      return api.get(`${pathOf(id)}/deliveries`, query, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
    // Further back there is little that changes, and much to ask for.
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : LOOK_EVERY_MS),
  });
}

/** What was sent and answered; `version` changes with every attempt. */
export function useDelivery(id: string, delivery: Delivery) {
  const { state, attempts, lastDurationMs } = delivery;
  const version = `${state} ${attempts} ${lastDurationMs}`;
  return useQuery({
    queryKey: [...keys.delivery(id, delivery.id), version],
    queryFn: ({ signal }) => api.get(`${pathOf(id)}/deliveries/${delivery.id}`, {}, signal),
    placeholderData: (before) => before,
  });
}

export function useResendDelivery(id: string) {
  const onSettled = useRefreshDeliveries(id);
  return useMutation({
    mutationFn: (deliveryId: string) => api.post(`${pathOf(id)}/deliveries/${deliveryId}/resend`),
    onSettled,
  });
}
