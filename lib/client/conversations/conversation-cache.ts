import type { ConversationFilter } from "@linkdesk/contract/conversation-filter.ts";
import { SORTS, type Sort } from "@linkdesk/contract/conversation-sorts.ts";
import { VIEWS, type View, viewFilter } from "@linkdesk/contract/conversation-views.ts";
import type {
  ConversationChange,
  ConversationListItem,
  Page,
} from "@linkdesk/contract/conversations.ts";
import { FILTER_OPERATORS } from "@linkdesk/contract/filter-operators.ts";
import { isBefore } from "@linkdesk/contract/is-before.ts";
import { matchesFilter } from "@linkdesk/contract/matches-filter.ts";
import type { SavedView } from "@linkdesk/contract/saved-views.ts";

/** Which list is on screen, as its address says it. */
export type ListFilter = {
  view: View;
  inbox: string | null;
  team: string | null;
  /** A saved view's id. */
  saved: string | null;
  /** What the saved view or the address asks for; null: `view`, `inbox` and `team` say it. */
  custom: ConversationFilter | null;
  sort: Sort;
};
export type ListPages = { pages: Page<ConversationListItem>[]; pageParams: unknown[] };

/** All open conversations. */
export const OPEN_LIST: ListFilter = {
  ...{ view: "all", inbox: null, team: null },
  ...{ saved: null, custom: null, sort: "newest" },
};

/**
 * The list that an address names. Null while the saved view that it names is not known yet; one that is gone is the
 * list of all open conversations.
 */
export function parseListFilter(
  search: Pick<URLSearchParams, "get">,
  savedViews: readonly SavedView[] | undefined,
  keptSort: (list: ListFilter) => Sort | undefined = () => undefined,
): ListFilter | null {
  const chosen = SORTS.find((one) => one === search.get("sort"));
  const saved = search.get("saved");
  const custom = parseFilter(search.get("filter"));
  if (saved !== null && custom === null) {
    if (!savedViews) return null;
    const found = savedViews.find(({ id }) => id === saved);
    if (!found) return OPEN_LIST;
    const list = { ...OPEN_LIST, saved, custom: found.filter };
    return { ...list, sort: chosen ?? keptSort(list) ?? found.sort };
  }
  const view = VIEWS.find((one) => one === search.get("view")) ?? "all";
  const places = { inbox: search.get("inbox"), team: search.get("team") };
  const list = { ...OPEN_LIST, view, ...places, saved, custom };
  return { ...list, sort: chosen ?? keptSort(list) ?? "newest" };
}

/** What a list is called where something is kept for it; null for a filter that has no name. */
export function listName({ view, inbox, team, saved, custom }: ListFilter): string | null {
  if (saved !== null) return saved;
  return custom ? null : [view, inbox, team].join(" ");
}

/** Null for what is no filter: the service would refuse it. */
export function parseFilter(text: string | null): ConversationFilter | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isFilter(value) ? value : null;
  } catch {
    return null;
  }
}

function isFilter(value: unknown, isGroup = false): value is ConversationFilter {
  if (!isObject(value) || !(value.match === "all" || value.match === "any")) return false;
  const { conditions } = value;
  return (
    Array.isArray(conditions) &&
    conditions.every((one) => isCondition(one) || (!isGroup && isFilter(one, true)))
  );
}

const isCondition = (value: unknown) =>
  isObject(value) &&
  typeof value.field === "string" &&
  Object.hasOwn(FILTER_OPERATORS, value.field) &&
  typeof value.operator === "string" &&
  ["string", "boolean"].includes(typeof value.value);

const isObject = (value: unknown): value is { [name: string]: unknown } =>
  typeof value === "object" && value !== null;

/** What the API calls a list. */
export const filterOf = ({ view, inbox, team, custom }: ListFilter): ConversationFilter =>
  custom ?? viewFilter(view, { inbox, team });

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

/** Answers and events overtake each other: whether a state is from before another one of the same conversation. */
export function isOlder(
  state: Pick<ConversationListItem, "lastSeq" | "revision">,
  than: Pick<ConversationListItem, "lastSeq" | "revision">,
): boolean {
  return state.lastSeq < than.lastSeq || state.revision < than.revision;
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
  if (known && isOlder(item, known)) return data;
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.filter((other) => other.id !== item.id),
  }));
  const matches = matchesFilter(item, filterOf(filter), memberId) ?? known !== undefined;
  if (matches) insert(pages, item, filter.sort);
  return { ...data, pages };
}

function insert(pages: Page<ConversationListItem>[], item: ConversationListItem, sort: Sort): void {
  for (const page of pages) {
    const index = page.items.findIndex((other) => isBefore(item, other, sort));
    if (index >= 0) {
      page.items.splice(index, 0, item);
      return;
    }
  }
  const last = pages.at(-1);
  if (last?.nextCursor === null) last.items.push(item);
}
