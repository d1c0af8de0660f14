import type { DraftMark } from "@linkdesk/contract/drafts.ts";
import type { WorkspaceEvents } from "@linkdesk/contract/events.ts";
import { type QueryClient, useQuery } from "@tanstack/react-query";
import { api } from "../api.ts";
import { keys } from "../query-keys.ts";
import type { ListFilter } from "./conversation-cache.ts";

type Marks = DraftMark[];
type Changed = WorkspaceEvents["draft.changed"];

const listeners = new Set<(changed: Changed) => void>();

/** Calls the listener when a page of the member, this one or another, has saved a draft. Returns how to stop. */
export function onDraftChanged(listener: (changed: Changed) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A page of the member has saved a draft or deleted it. */
export function draftChanged(client: QueryClient, changed: Changed): void {
  putDraftMark(client, changed);
  for (const listener of listeners) listener(changed);
}

/** Marks that there is a draft, or that there is none any more. */
export function putDraftMark(
  client: QueryClient,
  { conversationId, mode, isEmpty }: Pick<Changed, "conversationId" | "mode" | "isEmpty">,
): void {
  const marks = client.getQueryData<Marks>(keys.drafts) ?? [];
  const others = marks.filter(
    (mark) => mark.conversationId !== conversationId || mark.mode !== mode,
  );
  if ((others.length === marks.length) === isEmpty) return;
  const mark = { conversationId, mode, updatedAt: new Date().toISOString() };
  client.setQueryData<Marks>(keys.drafts, isEmpty ? others : [mark, ...others]);
  void client.invalidateQueries({ queryKey: keys.counts });
  void client.invalidateQueries({
    queryKey: keys.lists,
    predicate: ({ queryKey }) => asksForDrafts(queryKey[2] as ListFilter),
  });
}

/** Such a list cannot be kept current from the rows alone. */
const asksForDrafts = ({ view, custom }: ListFilter) =>
  custom ? JSON.stringify(custom).includes('"draft"') : view === "drafts";

/** Whether the member has begun to write in a conversation, on whichever device. */
export function useHasDraft(conversationId: string): boolean {
  return (
    useQuery({
      queryKey: keys.drafts,
      queryFn: async ({ signal }) => (await api.get("/drafts", {}, signal)).items,
      select: (marks) => marks.some((mark) => mark.conversationId === conversationId),
    }).data ?? false
  );
}
