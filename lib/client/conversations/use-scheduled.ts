import { uuid } from "@linkdesk/chat/uuid.ts";
import type {
  ScheduledMessage,
  UpdateScheduledBody,
} from "@linkdesk/contract/scheduled-messages.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, errorText } from "../api.ts";
import { keys } from "../query-keys.ts";
import { showToast } from "../toasts.ts";

const onError = (error: unknown) => showToast({ tone: "danger", text: errorText(error) });

/**
 * The messages of a conversation that are sent later, soonest first.
 * @param contactMessages Asked for anew when it grows: what the contact writes may hold one.
 */
export function useScheduled(
  conversationId: string,
  contactMessages: number,
): readonly ScheduledMessage[] {
  const { data } = useQuery({
    queryKey: [...keys.scheduled(conversationId), contactMessages],
    queryFn: async ({ signal }) =>
      (await api.get(`/conversations/${conversationId}/scheduled-messages`, {}, signal)).items,
    placeholderData: (before) => before,
  });
  return data?.filter((one) => one.conversationId === conversationId) ?? [];
}

/** What the composer hands over: a text, and when it is to be sent. */
export type Scheduling = { text: string; at: Date; ifContactWrites: "hold" | "send" };

/** Stores a message for later. */
export function useSchedule(conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ text, at, ifContactWrites }: Scheduling) =>
      api.post(`/conversations/${conversationId}/scheduled-messages`, {
        ...{ clientId: uuid(), text, ifContactWrites },
        sendAt: at.toISOString(),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.scheduled(conversationId) }),
    onError,
  });
}

/** Cancels a scheduled message, changes it, or sends it now. */
export function useChangeScheduled(conversationId: string) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: keys.scheduled(conversationId) });
  const cancel = useMutation({
    mutationFn: (id: string) => api.delete(`/scheduled-messages/${id}`),
    ...{ onSettled, onError },
  });
  const send = useMutation({
    mutationFn: (id: string) => api.post(`/scheduled-messages/${id}/send`),
    ...{ onSettled, onError },
  });
  const update = useMutation({
    mutationFn: ({ id, changes }: { id: string; changes: UpdateScheduledBody }) =>
      api.patch(`/scheduled-messages/${id}`, changes),
    ...{ onSettled, onError },
  });
  return { cancel, send, update };
}
