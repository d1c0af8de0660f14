import type { ContactEvent } from "@linkdesk/contract/contact-events.ts";
import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import { CONTACT_EVENT_PAGE_SIZE } from "@linkdesk/contract/limits.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";

/** What programs recorded of a contact, newest first, page by page. */
export function useContactEvents(contactId: string) {
  return useInfiniteQuery({
    queryKey: keys.contactEvents(contactId),
    queryFn: ({ pageParam, signal }) => {
      const query = { cursor: pageParam, limit: CONTACT_EVENT_PAGE_SIZE };
      return api.get(`/contacts/${contactId}/events`, query, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/**
 * The same for the thread of a conversation, oldest first, as far back as its messages are loaded; of a resolved
 * conversation, until it was resolved.
 * @param since Time of the oldest loaded message; undefined while none is.
 */
export function useEventsOfThread(
  { contact, status }: Pick<ConversationDetail, "contact" | "status">,
  since: string | undefined,
  resolvedAt: string | undefined,
): ContactEvent[] {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useContactEvents(contact.id);
  const events = useMemo(() => data?.pages.flatMap((page) => page.items).reverse() ?? [], [data]);
  const oldest = events[0]?.at;
  const isBehind = since !== undefined && oldest !== undefined && oldest > since;
  useEffect(() => {
    if (isBehind && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [isBehind, hasNextPage, isFetching, isError, fetchNextPage]);
  return useMemo(() => {
    if (status === "open") return events;
    return events.filter(({ at }) => resolvedAt !== undefined && at <= resolvedAt);
  }, [events, status, resolvedAt]);
}
