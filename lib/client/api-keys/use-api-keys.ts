import type { CreateApiKeyBody } from "@linkdesk/contract/api-keys.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

/** Only admins may ask. */
export function useApiKeys(enabled: boolean) {
  return useQuery({
    queryKey: keys.apiKeys,
    queryFn: async ({ signal }) => (await api.get("/api-keys", {}, signal)).items,
    enabled,
  });
}

/** Its result has the key, which is shown once. */
export function useCreateApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateApiKeyBody) => api.post("/api-keys", body),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.apiKeys });
      void client.invalidateQueries({ queryKey: keys.programs });
    },
  });
}

export function useRevokeApiKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete(`/api-keys/${id}`),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.apiKeys }),
  });
}

/** The name of the program with this id; undefined until the names are known. Asks nothing for null. */
export function useProgramName(id: string | null): string | undefined {
  const programs = useQuery({
    queryKey: keys.programs,
    queryFn: async ({ signal }) => (await api.get("/programs", {}, signal)).items,
    enabled: id !== null,
    staleTime: 5 * 60_000,
  });
  return id === null ? undefined : programs.data?.find((program) => program.id === id)?.name;
}
