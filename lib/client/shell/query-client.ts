import { QueryClient } from "@tanstack/react-query";
import { isTransient } from "../api.ts";

const STALE_AFTER_MS = 30_000;
const MAX_RETRIES = 2;

/** Realtime keeps the cache fresh; refetching on focus is the net below it. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_AFTER_MS,
        retry: (failures, error) => failures < MAX_RETRIES && isTransient(error),
      },
      mutations: { retry: false },
    },
  });
}
