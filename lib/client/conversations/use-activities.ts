import type { Activity } from "@linkdesk/contract/activities.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

/**
 * What was done with a conversation, oldest first, as far back as its messages are loaded.
 * @param since Time of the oldest loaded message; undefined while none is.
 */
export function useActivities(conversationId: string, since: string | undefined): Activity[] {
  const query = useInfiniteQuery({
    queryKey: keys.activities(conversationId),
    queryFn: ({ pageParam, signal }) => {
      const path = `/conversations/${conversationId}/activities` as const;
      return api.get(path, { cursor: pageParam }, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const activities = useMemo(
    () => query.data?.pages.flatMap((page) => page.items).reverse() ?? [],
    [query.data],
  );
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const oldest = activities[0]?.at;
  const isBehind = since !== undefined && oldest !== undefined && oldest > since;
  useEffect(() => {
    if (isBehind && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [isBehind, hasNextPage, isFetching, isError, fetchNextPage]);
  return activities;
}

/** The activities that stand behind each message, by its `seq`. */
export function placeActivities(
  activities: readonly Activity[],
  messages: readonly Placed[],
): Map<number, Activity[]> {
  return Map.groupBy(activities, ({ afterSeq, at }) => afterSeq ?? seqAt(messages, at));
}

type Placed = { seq: number; createdAt: string };

/** What stands behind each message by its time alone. */
export function placeByTime<T extends { at: string }>(
  things: readonly T[],
  messages: readonly Placed[],
): Map<number, T[]> {
  return Map.groupBy(things, ({ at }) => seqAt(messages, at));
}

/** The newest message before a time; -1 if that is not loaded. */
const seqAt = (messages: readonly Placed[], at: string) =>
  messages.findLast((message) => message.createdAt <= at)?.seq ?? -1;
