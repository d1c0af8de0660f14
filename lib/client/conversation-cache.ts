import type { ConversationListItem, Page } from "@linkdesk/contract/conversations.ts";

export const VIEWS = ["mine", "unassigned", "all", "resolved"] as const;
export type View = (typeof VIEWS)[number];
export type ListFilter = { view: View; inbox: string | null };
export type ListPages = { pages: Page<ConversationListItem>[]; pageParams: unknown[] };

export function parseView(value: string | null): View {
  return VIEWS.find((view) => view === value) ?? "all";
}

/** The API's words for a view. */
export function viewQuery({ view, inbox }: ListFilter) {
  return {
    status: view === "resolved" ? "resolved" : "open",
    assignee: view === "mine" ? "me" : view === "unassigned" ? "none" : null,
    inbox,
  };
}

/** Would the server list this conversation under the filter? */
export function matchesFilter(item: ConversationListItem, filter: ListFilter, memberId: string) {
  if (filter.inbox !== null && item.inbox.id !== filter.inbox) return false;
  if (item.status !== (filter.view === "resolved" ? "resolved" : "open")) return false;
  if (filter.view === "mine") return item.assignee?.id === memberId;
  return filter.view !== "unassigned" || item.assignee === null;
}

/** Newest first; the id decides between equal times, as in the API's cursor. */
function isBefore(a: ConversationListItem, b: ConversationListItem): boolean {
  if (a.lastMessageAt !== b.lastMessageAt) return a.lastMessageAt > b.lastMessageAt;
  return a.id > b.id;
}

/**
 * Applies one changed conversation to a loaded list: moves, inserts, updates or removes its row
 * without asking the server. A row that belongs below what is loaded is left for its own page.
 */
export function applyChanged(
  data: ListPages,
  item: ConversationListItem,
  filter: ListFilter,
  memberId: string,
): ListPages {
  const known = data.pages.flatMap((page) => page.items).find((other) => other.id === item.id);
  if (known && known.lastSeq > item.lastSeq) return data;
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.filter((other) => other.id !== item.id),
  }));
  if (matchesFilter(item, filter, memberId)) insert(pages, item);
  return { ...data, pages };
}

function insert(pages: Page<ConversationListItem>[], item: ConversationListItem): void {
  for (const page of pages) {
    const index = page.items.findIndex((other) => isBefore(item, other));
    if (index >= 0) {
      page.items.splice(index, 0, item);
      return;
    }
  }
  const last = pages.at(-1);
  if (last?.nextCursor === null) last.items.push(item);
}
