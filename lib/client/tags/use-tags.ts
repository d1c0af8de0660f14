import type { CreateTagBody, Tag, UpdateTagBody } from "@linkdesk/contract/tags.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

/** The workspace's tags, by name. */
export function useTags() {
  return useQuery({
    queryKey: keys.tags,
    queryFn: async ({ signal }) => (await api.get("/tags", {}, signal)).items,
  });
}

export function useCreateTag() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateTagBody) => api.post("/tags", body),
    // At once: what it was made for shows it.
    onSuccess: (tag) => {
      client.setQueryData<Tag[]>(keys.tags, (tags) => tags && [...tags, tag]);
      void client.invalidateQueries({ queryKey: keys.tags });
    },
  });
}

export function useUpdateTag() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: UpdateTagBody & { id: string }) => api.patch(`/tags/${id}`, body),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tags }),
  });
}

export function useDeleteTag() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`/tags/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tags }),
  });
}
