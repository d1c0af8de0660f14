import type { CreateImportBody, ImportRow } from "@linkdesk/contract/imports.ts";
import {
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

/** While it runs. */
const LOOK_EVERY_MS = 1_000;
const PAGE_SIZE = 25;

export const isRunning = ({ state }: ImportRow) => state === "checking" || state === "importing";

/** The imports, newest first, page by page. Only admins may ask. */
export function useImports() {
  return useInfiniteQuery({
    queryKey: keys.imports,
    queryFn: ({ pageParam, signal }) =>
      api.get("/imports", { cursor: pageParam, limit: PAGE_SIZE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  });
}

/** One import, current while it runs. */
export function useImport(id: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.import(id),
    queryFn: ({ signal }) => api.get(`/imports/${id}`, {}, signal),
    enabled,
    staleTime: 0,
    refetchInterval: (query) =>
      query.state.data && isRunning(query.state.data) ? LOOK_EVERY_MS : false,
  });
}

function keep(client: QueryClient, row: ImportRow) {
  client.setQueryData(keys.import(row.id), row);
  void client.invalidateQueries({ queryKey: keys.imports });
}

export function useCreateImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateImportBody) => api.post("/imports", body),
    onSuccess: (row) => keep(client, row),
  });
}

/** Starts a dry run, or the import. */
export function useRunImport(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (dryRun: boolean) => api.post(`/imports/${id}/run`, { dryRun }),
    onSuccess: (row) => keep(client, row),
  });
}

export function useDeleteImport(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete(`/imports/${id}`),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.imports }),
  });
}

/** What is not imported. It is asked again when the number of them changes. */
export function useImportProblems(row: ImportRow) {
  return useInfiniteQuery({
    queryKey: keys.importProblems(row.id, row.problems),
    queryFn: ({ pageParam, signal }) =>
      api.get(`/imports/${row.id}/problems`, { cursor: pageParam, limit: PAGE_SIZE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
