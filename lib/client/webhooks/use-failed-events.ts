import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

/** The workspace's events that could not be processed. */
export function useFailedEvents(enabled: boolean) {
  return useQuery({
    queryKey: keys.failedEvents,
    queryFn: ({ signal }) => api.get("/failed-events", {}, signal),
    enabled,
  });
}

/** Has them all processed once more. */
export function useRetryFailedEvents() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post("/failed-events/retry"),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.failedEvents }),
  });
}
