import type {
  ConversationCounts,
  ConversationDetail,
  ConversationListItem,
  ConversationStatus,
  Page,
  PatchConversationBody,
} from "@linkdesk/contract/conversations.ts";
import { CONVERSATION_PAGE_SIZE } from "@linkdesk/contract/limits.ts";
import {
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { api } from "./api.ts";
import { applyChanged, type ListFilter, type ListPages, viewQuery } from "./conversation-cache.ts";
import { useDashboard } from "./dashboard-context.tsx";
import { keys } from "./query-keys.ts";

/** The conversation list under a filter, page by page. */
export function useConversationPages(filter: ListFilter) {
  const { noteDelivered } = useDashboard();
  return useInfiniteQuery({
    queryKey: keys.list(filter),
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...viewQuery(filter), cursor: pageParam, limit: CONVERSATION_PAGE_SIZE };
      const page = await api.get<Page<ConversationListItem>>("/conversations", query, signal);
      page.items.forEach(noteDelivered);
      return page;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useConversationCounts() {
  return useQuery({
    queryKey: keys.counts,
    queryFn: ({ signal }) => api.get<ConversationCounts>("/conversations/counts", {}, signal),
  });
}

/** The row of a conversation in any loaded list. */
export function findListItem(client: QueryClient, id: string): ConversationListItem | undefined {
  for (const [, data] of client.getQueriesData<ListPages>({ queryKey: keys.lists })) {
    const item = data?.pages.flatMap((page) => page.items).find((other) => other.id === id);
    if (item) return item;
  }
  return undefined;
}

/** One conversation; while it loads, what the list already knows is shown. */
export function useConversation(id: string) {
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.detail(id),
    queryFn: ({ signal }) => api.get<ConversationDetail>(`/conversations/${id}`, {}, signal),
    placeholderData: (): ConversationDetail | undefined => {
      const item = findListItem(client, id);
      if (!item) return undefined;
      const unknown = {
        visitor: null,
        attributes: {},
        form: {},
        pages: [],
        contactDeliveredSeq: 0,
      };
      return { ...item, ...unknown, agentReadSeq: item.lastSeq, contactReadSeq: 0 };
    },
  });
}

/** Puts a changed conversation into every loaded list and into its detail. */
export function putConversation(
  client: QueryClient,
  item: ConversationListItem,
  memberId: string,
): void {
  for (const query of client.getQueryCache().findAll({ queryKey: keys.lists })) {
    const filter = query.queryKey[2] as ListFilter;
    client.setQueryData<ListPages>(
      query.queryKey,
      (data) => data && applyChanged(data, item, filter, memberId),
    );
  }
  client.setQueryData<ConversationDetail>(keys.detail(item.id), (detail) =>
    detail && item.lastSeq >= detail.lastSeq ? { ...detail, ...item } : detail,
  );
}

/** Takes a deleted contact's conversations off the screen; who has one open is told that it is gone. */
export function dropContact(client: QueryClient, contactId: string): void {
  client.setQueriesData<ListPages>(
    { queryKey: keys.lists },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          items: page.items.filter((item) => item.contact.id !== contactId),
        })),
      },
  );
  void client.resetQueries({
    queryKey: keys.details,
    predicate: ({ state }) =>
      (state.data as ConversationDetail | undefined)?.contact.id === contactId,
  });
}

/** Asks anew for what is on screen of this contact, and for nothing else. */
export function refetchContact(client: QueryClient, contactId: string): void {
  void client.invalidateQueries({
    queryKey: keys.details,
    predicate: ({ state }) =>
      (state.data as ConversationDetail | undefined)?.contact.id === contactId,
  });
  void client.invalidateQueries({
    queryKey: keys.lists,
    predicate: ({ state }) =>
      (state.data as ListPages | undefined)?.pages.some((page) =>
        page.items.some((item) => item.contact.id === contactId),
      ) === true,
  });
}

/** What an agent may change; `assignee: null` is nobody. */
export type ConversationChange = {
  status?: ConversationStatus;
  assignee?: ConversationListItem["assignee"];
};

/** Assign, resolve, reopen: shown at once, taken back when the server refuses. */
export function usePatchConversation(id: string) {
  const client = useQueryClient();
  const { me } = useDashboard();
  return useMutation({
    mutationFn: ({ status, assignee }: ConversationChange) => {
      const assigneeId = assignee === undefined ? undefined : (assignee?.id ?? null);
      const body: PatchConversationBody = { status, assigneeId };
      return api.patch<ConversationDetail>(`/conversations/${id}`, body);
    },
    onMutate: ({ status, assignee }) => {
      const before = client.getQueryData<ConversationDetail>(keys.detail(id));
      if (!before) return;
      const after = {
        ...before,
        status: status ?? before.status,
        assignee: assignee === undefined ? before.assignee : assignee,
      };
      putConversation(client, after, me.memberId);
      return { before };
    },
    onError: (_error, _change, context) => {
      if (context?.before) putConversation(client, context.before, me.memberId);
    },
    onSuccess: (detail) => {
      putConversation(client, detail, me.memberId);
      void client.invalidateQueries({ queryKey: keys.counts });
    },
  });
}

/** Tells the server that our side has read up to `seq`; the badge disappears at once. */
export function useMarkRead(id: string) {
  const client = useQueryClient();
  const { me } = useDashboard();
  return useMutation({
    mutationFn: (seq: number) => api.post<void>(`/conversations/${id}/read`, { seq }),
    onMutate: (seq) => {
      const detail = client.getQueryData<ConversationDetail>(keys.detail(id));
      if (!detail || seq < detail.lastSeq) return;
      putConversation(client, { ...detail, unread: 0 }, me.memberId);
    },
    onSuccess: (_nothing, seq) => {
      client.setQueryData<ConversationDetail>(
        keys.detail(id),
        (detail) => detail && { ...detail, agentReadSeq: Math.max(detail.agentReadSeq, seq) },
      );
      // The counts follow with the event that this causes; without realtime, with the next poll.
    },
  });
}
