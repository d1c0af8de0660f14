import type { CreateSavedViewBody, UpdateSavedViewBody } from "@linkdesk/contract/saved-views.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

/** The saved views that the member sees, oldest first. */
export function useSavedViews() {
  return useQuery({
    queryKey: keys.savedViews,
    queryFn: async ({ signal }) => (await api.get("/saved-views", {}, signal)).items,
  });
}

/** How many conversations each of them has, by its id. */
export function useSavedViewCounts(enabled: boolean) {
  return useQuery({
    queryKey: keys.savedViewCounts,
    queryFn: async ({ signal }) => (await api.get("/saved-views/counts", {}, signal)).counts,
    enabled,
  });
}

function useRefresh() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: keys.savedViews });
    void client.invalidateQueries({ queryKey: keys.savedViewCounts });
  };
}

export function useCreateView() {
  const onSuccess = useRefresh();
  return useMutation({
    mutationFn: (body: CreateSavedViewBody) => api.post("/saved-views", body),
    onSuccess,
  });
}

export function useUpdateView() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: ({ id, ...body }: UpdateSavedViewBody & { id: string }) =>
      api.patch(`/saved-views/${id}`, body),
    onSettled,
  });
}

export function useDeleteView() {
  const onSettled = useRefresh();
  return useMutation({
    mutationFn: (id: string) => api.delete(`/saved-views/${id}`),
    onSettled,
  });
}
