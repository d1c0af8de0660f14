import type {
  ConversationChange,
  ConversationDetail,
  ConversationListItem,
} from "@linkdesk/contract/conversations.ts";
import type { WorkspaceEvents } from "@linkdesk/contract/events.ts";
import { CONVERSATION_PAGE_SIZE } from "@linkdesk/contract/limits.ts";
import {
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";
import { useDashboard } from "../shell/dashboard-context.tsx";
import {
  applyChanged,
  filterOf,
  isOlder,
  type ListFilter,
  type ListPages,
  OPEN_LIST,
  withUnread,
} from "./conversation-cache.ts";
import { useListSettings } from "./list-settings.ts";

/** The conversation list under a filter, page by page. */
export function useConversationPages(filter: ListFilter | null) {
  const client = useQueryClient();
  const { noteDelivered } = useDashboard();
  return useInfiniteQuery({
    queryKey: keys.list(filter ?? OPEN_LIST),
    enabled: filter !== null,
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        filter: JSON.stringify(filterOf(filter ?? OPEN_LIST)),
        sort: filter?.sort,
        cursor: pageParam,
        limit: CONVERSATION_PAGE_SIZE,
      };
      const page = await api.get("/conversations", query, signal);
      page.items.forEach(noteDelivered);
      return { ...page, items: page.items.map((item) => newestState(client, item)) };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useConversationCounts() {
  const [{ unread }] = useListSettings();
  return useQuery({
    queryKey: [...keys.counts, unread],
    queryFn: ({ signal }) => api.get("/conversations/counts", { unread }, signal),
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

/** What is newest of an answer and of what came in realtime while it was on its way. */
function newestState<T extends ConversationListItem>(client: QueryClient, item: T): T {
  const known =
    client.getQueryData<ConversationDetail>(keys.detail(item.id)) ?? findListItem(client, item.id);
  if (!known || !isOlder(item, known)) return item;
  // Events do not carry attributes: a known state may be newer and have those of before.
  const fields = Object.keys(item).filter(
    (name) => Object.hasOwn(known, name) && name !== "conversationAttributes",
  );
  const newer = Object.fromEntries(fields.map((name) => [name, known[name as keyof typeof known]]));
  return { ...item, ...newer };
}

export const conversationQuery = (client: QueryClient, id: string) =>
  queryOptions({
    queryKey: keys.detail(id),
    queryFn: async ({ signal }): Promise<ConversationDetail> => {
      const detail = await api.get(`/conversations/${id}`, {}, signal);
      return { ...detail, ...newestState(client, detail) };
    },
  });

/** One conversation; while it loads, what the list already knows is shown. */
export function useConversation(id: string) {
  const client = useQueryClient();
  return useQuery({
    ...conversationQuery(client, id),
    placeholderData: (): ConversationDetail | undefined => {
      const item = findListItem(client, id);
      if (!item) return undefined;
      const unknown = {
        visitor: null,
        inboxKind: "webchat" as const,
        mailAddress: null,
        emailThread: null,
        attributes: {},
        conversationAttributes: {},
        form: {},
        pages: [],
        contactDeliveredSeq: 0,
      };
      const readSeq = item.lastSeq;
      return { ...item, ...unknown, readSeq, agentReadSeq: readSeq, contactReadSeq: 0 };
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
    detail && !isOlder(item, detail) ? { ...detail, ...item } : detail,
  );
}

/** When this browser began to listen to changes. */
const STARTED_AT = Date.now();

/** Puts a change that came in realtime, which does not say how much is unread, in the same places. */
export function putChange(client: QueryClient, change: ConversationChange, memberId: string): void {
  const known =
    findListItem(client, change.id) ??
    client.getQueryData<ConversationDetail>(keys.detail(change.id));
  putConversation(client, withUnread(change, known, memberId, STARTED_AT), memberId);
}

/** Another browser of this member has read a conversation, or marked it as unread. */
export function putUnread(
  client: QueryClient,
  { conversationId, unread }: WorkspaceEvents["conversation.read"],
  memberId: string,
): void {
  const known =
    findListItem(client, conversationId) ??
    client.getQueryData<ConversationDetail>(keys.detail(conversationId));
  if (known) putConversation(client, { ...known, unread }, memberId);
}

/** Takes a deleted contact's conversations off the screen; who has one open sees that it is gone. */
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

/** Tells the server that the member has read up to `seq`; the badge disappears at once. */
export function useMarkRead(id: string) {
  const client = useQueryClient();
  const { me } = useDashboard();
  return useMutation({
    mutationFn: (seq: number) => api.post(`/conversations/${id}/read`, { seq }),
    onMutate: (seq) => {
      const detail = client.getQueryData<ConversationDetail>(keys.detail(id));
      if (!detail || seq < detail.lastSeq) return;
      putConversation(client, { ...detail, unread: 0 }, me.memberId);
    },
    onSuccess: (_nothing, seq) => {
      client.setQueryData<ConversationDetail>(
        keys.detail(id),
        (detail) =>
          detail && {
            ...detail,
            readSeq: Math.max(detail.readSeq, seq),
            agentReadSeq: Math.max(detail.agentReadSeq, seq),
          },
      );
      // The counts follow with the event that this causes; without realtime, with the next poll.
    },
  });
}
