import { useQuery } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

/** The members who take part in a conversation. */
export function useParticipants(conversationId: string) {
  return useQuery({
    queryKey: keys.participants(conversationId),
    queryFn: async ({ signal }) =>
      (await api.get(`/conversations/${conversationId}/participants`, {}, signal)).items,
  });
}
