import type {
  AttributeDefinition,
  CreateAttributeDefinitionBody,
  UpdateAttributeDefinitionBody,
} from "@linkdesk/contract/attribute-definitions.ts";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

export const definitionsQuery = queryOptions({
  queryKey: keys.attributeDefinitions,
  queryFn: async ({ signal }): Promise<AttributeDefinition[]> =>
    (await api.get("/attribute-definitions", {}, signal)).items,
});

/** The attributes that the workspace has defined: those of contacts, then those of conversations, each in order. */
export function useAttributeDefinitions() {
  return useQuery(definitionsQuery);
}

/** Fetches the definitions again, and says when they are there. */
function useRefetch() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keys.attributeDefinitions });
}

export function useCreateDefinition() {
  return useMutation({
    mutationFn: (body: CreateAttributeDefinitionBody) => api.post("/attribute-definitions", body),
    onSettled: useRefetch(),
  });
}

export function useUpdateDefinition() {
  return useMutation({
    mutationFn: ({ id, ...body }: UpdateAttributeDefinitionBody & { id: string }) =>
      api.patch(`/attribute-definitions/${id}`, body),
    onSettled: useRefetch(),
  });
}

export function useDeleteDefinition() {
  return useMutation({
    mutationFn: (id: string) => api.delete(`/attribute-definitions/${id}`),
    onSettled: useRefetch(),
  });
}
