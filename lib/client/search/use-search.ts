import type { SearchResults } from "@linkdesk/contract/search.ts";
import { parseSearch } from "@linkdesk/contract/search-query.ts";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

/** A search starts when nothing was typed for this long. */
const PAUSE_MS = 150;
const INDEXING_EVERY_MS = 5_000;
const KEPT_MS = 60_000;

/**
 * The results of what is typed. While the next ones are on their way, the last ones stay; answers to what is not asked
 * any more are dropped. A filter that is not complete is not sent.
 */
export function useSearch(typed: string) {
  const q = useSettled(typed.trim());
  const { words, filters, problems } = parseSearch(q);
  const isAsking = problems.length === 0 && (words !== "" || filters.length > 0);
  const query = useInfiniteQuery({
    queryKey: keys.search(q),
    queryFn: ({ pageParam, signal }) => api.get("/search", { q, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: SearchResults) => page.nextCursor,
    enabled: isAsking,
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
    // What was found a minute ago may be gone.
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.pages.at(-1)?.indexing ? INDEXING_EVERY_MS : false,
  });
  const { data } = query;
  return {
    query,
    hits: isAsking ? (data?.pages.flatMap(({ items }) => items) ?? []) : [],
    isAsking,
    isPartial: data?.pages.at(-1)?.isPartial === true,
    indexing: data?.pages.at(-1)?.indexing ?? null,
    /** What is shown is not yet of what is typed. */
    isBehind: q !== typed.trim() || query.isPlaceholderData,
  };
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
