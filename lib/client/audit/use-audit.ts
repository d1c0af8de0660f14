import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";
import type { AuditView } from "./audit-view.ts";

const PAGE_SIZE = 50;

/** The audit log under a filter, newest first, page by page. Nothing happens until `enabled`. */
export function useAudit(view: AuditView, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: keys.audit(view),
    queryFn: ({ pageParam, signal }) =>
      api.get("/audit", { ...view, cursor: pageParam, limit: PAGE_SIZE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // It is opened to see what just happened.
    staleTime: 0,
    enabled,
  });
}

/** Who was a member once; only those who read the log may ask. */
export function useFormerMembers() {
  return useQuery({
    queryKey: keys.formerMembers,
    queryFn: async ({ signal }) => (await api.get("/audit/actors", {}, signal)).items,
  });
}
