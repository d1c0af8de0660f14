import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

/** The workspace's jobs that gave up, such as mails that could not be sent. */
export function useFailedJobs() {
  return useQuery({
    queryKey: keys.failedJobs,
    queryFn: ({ signal }) => api.get("/failed-jobs", {}, signal),
  });
}

/** Runs them again. */
export function useRetryFailedJobs() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post("/failed-jobs/retry"),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.failedJobs }),
  });
}
