import { REPLY_PAGE_SIZE } from "@linkdesk/contract/limits.ts";
import type {
  CreateSavedReplyBody,
  ImportSavedRepliesBody,
  SavedReply,
} from "@linkdesk/contract/saved-replies.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

/** All that the member may use, so that they are found while somebody types. */
export function useSavedReplies() {
  return useQuery({
    queryKey: keys.savedReplies,
    queryFn: async ({ signal }) => {
      const replies: SavedReply[] = [];
      let cursor: string | null = null;
      do {
        const query: { limit: number; cursor?: string } = { limit: REPLY_PAGE_SIZE };
        if (cursor !== null) query.cursor = cursor;
        const page: { items: SavedReply[]; nextCursor: string | null } = await api.get(
          "/saved-replies",
          query,
          signal,
        );
        replies.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return replies;
    },
  });
}

function useRefetchReplies() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keys.savedReplies });
}

/** Creates a reply, or changes the one with this id. */
export function useSaveReply(id: string | null) {
  const onSuccess = useRefetchReplies();
  return useMutation({
    mutationFn: (body: Required<CreateSavedReplyBody>) =>
      id === null ? api.post("/saved-replies", body) : api.patch(`/saved-replies/${id}`, body),
    onSuccess,
  });
}

/** Deletes a reply; it is gone from the screen at once, and is back if that fails. */
export function useDeleteReply() {
  const client = useQueryClient();
  const onSettled = useRefetchReplies();
  return useMutation({
    mutationFn: (reply: SavedReply) => api.delete(`/saved-replies/${reply.id}`),
    onMutate: async ({ id }) => {
      await client.cancelQueries({ queryKey: keys.savedReplies });
      client.setQueryData<SavedReply[]>(keys.savedReplies, (replies) =>
        replies?.filter((reply) => reply.id !== id),
      );
    },
    onSettled,
  });
}

/** Creates a deleted reply once more. How often it was used is not known any more. */
export function useRestoreReply() {
  const onSuccess = useRefetchReplies();
  return useMutation({
    mutationFn: ({ name, folder, text, isShared }: SavedReply) =>
      api.post("/saved-replies", { name, folder, text, isShared }),
    onSuccess,
  });
}

export function useImportReplies() {
  const onSuccess = useRefetchReplies();
  return useMutation({
    mutationFn: (body: Required<ImportSavedRepliesBody>) => api.post("/saved-replies/import", body),
    onSuccess,
  });
}

/** Counts that a reply was inserted. If that fails, it only stands lower in the list. */
export function useRecordReplyUse() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post(`/saved-replies/${id}/use`),
    onMutate: (id) => {
      const lastUsedAt = new Date().toISOString();
      client.setQueryData<SavedReply[]>(keys.savedReplies, (replies) =>
        replies?.map((reply) =>
          reply.id === id ? { ...reply, useCount: reply.useCount + 1, lastUsedAt } : reply,
        ),
      );
    },
  });
}
