import type { ConversationFilter } from "@linkdesk/contract/conversation-filter.ts";
import { VIEWS, type View, viewFilter } from "@linkdesk/contract/conversation-views.ts";
import type {
  ConversationChange,
  ConversationListItem,
  Page,
} from "@linkdesk/contract/conversations.ts";
import { matchesFilter } from "@linkdesk/contract/matches-filter.ts";

/** Which list is on screen, as its address says it. */
export type ListFilter = { view: View; inbox: string | null };
export type ListPages = { pages: Page<ConversationListItem>[]; pageParams: unknown[] };

export function parseView(value: string | null): View {
  return VIEWS.find((view) => view === value) ?? "all";
}

/** What the API calls a list. */
export const filterOf = ({ view, inbox }: ListFilter): ConversationFilter =>
  viewFilter(view, inbox);

/**
 * A change with how much of it this member has not read, from what the browser knew before.
 * @param known The row as it was; undefined if no list and no thread has it.
 * @param since When this browser began to listen: everything of a conversation that began later is unread.
 */
export function withUnread(
  change: ConversationChange,
  known: ConversationListItem | undefined,
  memberId: string,
  since: number,
): ConversationListItem {
  const isMine = change.previewAuthor === "agent" && change.previewMemberId === memberId;
  if (isMine && change.lastSeq !== known?.lastSeq) return { ...change, unread: 0 };
  if (known) {
    const read = known.contactMessages - known.unread;
    return { ...change, unread: Math.max(0, change.contactMessages - read) };
  }
  if (Date.parse(change.createdAt) >= since) return { ...change, unread: change.contactMessages };
  // Of an older one it is only known that the contact has just written; the next answer of the server corrects it.
  return { ...change, unread: change.previewAuthor === "contact" ? 1 : 0 };
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
  const matches = matchesFilter(item, filterOf(filter), memberId) ?? known !== undefined;
  if (matches) insert(pages, item);
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
