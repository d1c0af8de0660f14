import { viewFilter } from "@linkdesk/contract/conversation-views.ts";
import type { ConversationListItem } from "@linkdesk/contract/conversations.ts";
import { matchesFilter } from "@linkdesk/contract/matches-filter.ts";
import { describe, expect, it } from "vitest";
import {
  applyChanged,
  type ListPages,
  OPEN_LIST,
  parseFilter,
  parseListFilter,
} from "./conversation-cache.ts";

const ME = "me";
const ALL = OPEN_LIST;

function item(id: string, minute: number, over: Partial<ConversationListItem> = {}) {
  const at = `2026-01-01T00:${String(minute).padStart(2, "0")}:00.000Z`;
  return {
    id,
    status: "open",
    revision: 0,
    inbox: { id: "inbox", name: "Inbox" },
    contact: {
      id: `contact-${id}`,
      name: "Visitor",
      email: null,
      avatarUrl: null,
      isAnonymous: true,
      isVerified: false,
      isBlocked: false,
      createdAt: at,
      lastSeenAt: null,
    },
    assignee: null,
    team: null,
    priority: null,
    tagIds: [],
    snoozedUntil: null,
    wokenAt: null,
    waitingSince: null,
    lastSeq: minute,
    unread: 0,
    contactMessages: minute,
    agentDeliveredSeq: minute,
    preview: "",
    previewAuthor: "contact",
    previewMemberId: null,
    lastMessageAt: at,
    createdAt: at,
    ...over,
  } satisfies ConversationListItem as ConversationListItem;
}

function list(pages: ConversationListItem[][], more = false): ListPages {
  return {
    pages: pages.map((items, i) => ({
      items,
      nextCursor: i < pages.length - 1 || more ? `cursor-${i}` : null,
    })),
    pageParams: pages.map(() => null),
  };
}
const ids = (data: ListPages) => data.pages.map((page) => page.items.map((i) => i.id));

describe("applyChanged", () => {
  it("applyChanged moves a conversation with a new message to the top, from whichever page", () => {
    const data = list([[item("a", 9), item("b", 8)], [item("c", 7)]]);
    expect(ids(applyChanged(data, item("c", 10), ALL, ME))).toEqual([["c", "a", "b"], []]);
  });

  it("applyChanged adds a new conversation", () => {
    expect(ids(applyChanged(list([[item("a", 5)]]), item("b", 6), ALL, ME))).toEqual([["b", "a"]]);
    expect(ids(applyChanged(list([[]]), item("b", 6), ALL, ME))).toEqual([["b"]]);
  });

  it("applyChanged removes what no longer belongs", () => {
    const resolved = item("a", 5, { status: "resolved" });
    expect(ids(applyChanged(list([[item("a", 5), item("b", 4)]]), resolved, ALL, ME))).toEqual([
      ["b"],
    ]);
  });

  it("applyChanged updates in place when only facts change", () => {
    const data = list([[item("a", 5), item("b", 4, { unread: 3 })]]);
    const next = applyChanged(data, item("b", 4, { unread: 0 }), ALL, ME);
    expect(ids(next)).toEqual([["a", "b"]]);
    expect(next.pages[0]?.items[1]?.unread).toBe(0);
  });

  it("applyChanged leaves rows below the loaded part to their own page", () => {
    const data = list([[item("a", 5)]], true);
    expect(ids(applyChanged(data, item("old", 1), ALL, ME))).toEqual([["a"]]);
  });

  it("applyChanged ignores an event that arrives late", () => {
    const data = list([[item("a", 5)]]);
    expect(applyChanged(data, item("a", 4), ALL, ME)).toBe(data);
  });

  it("applyChanged does not touch the pages it was given", () => {
    const data = list([[item("a", 5), item("b", 4)]]);
    applyChanged(data, item("b", 6), ALL, ME);
    expect(ids(data)).toEqual([["a", "b"]]);
  });
});

describe("matchesFilter", () => {
  it("a conversation is in the views whose filter it matches", () => {
    const mine = item("a", 1, { assignee: { id: ME, name: "Me" } });
    const free = item("b", 1);
    expect(matchesFilter(mine, viewFilter("mine"), ME)).toBe(true);
    expect(matchesFilter(free, viewFilter("mine"), ME)).toBe(false);
    expect(matchesFilter(free, viewFilter("unassigned"), ME)).toBe(true);
    expect(matchesFilter(mine, viewFilter("unassigned"), ME)).toBe(false);
    expect(matchesFilter(free, viewFilter("resolved"), ME)).toBe(false);
    expect(matchesFilter(free, viewFilter("all", { inbox: "other" }), ME)).toBe(false);
  });
});

describe("parseListFilter", () => {
  const parse = (query: string, views?: Parameters<typeof parseListFilter>[1]) =>
    parseListFilter(new URLSearchParams(query), views);
  const filter = { match: "any" as const, conditions: [] };
  const view = {
    sort: "newest" as const,
    id: "v",
    name: "VIP",
    icon: "",
    isShared: true,
    filter,
    createdAt: "",
  };
  const sorted = { ...view, sort: "priority" as const };

  it("an address without a query is the list of open conversations", () => {
    expect(parse("")).toEqual(OPEN_LIST);
    expect(parse("view=nonsense")).toEqual(OPEN_LIST);
  });

  it("a view, an inbox and a team are read from the address", () => {
    expect(parse("view=waiting&inbox=i&team=t")).toEqual({
      ...OPEN_LIST,
      ...{ view: "waiting", inbox: "i", team: "t" },
    });
  });

  it("a saved view is its filter once the views are known, and the open ones if it is gone", () => {
    expect(parse("saved=v")).toBeNull();
    expect(parse("saved=v", [view])).toEqual({ ...OPEN_LIST, saved: "v", custom: filter });
    expect(parse("saved=gone", [view])).toEqual(OPEN_LIST);
  });

  it("the order is the address's, else the one that was chosen last, else the saved view's", () => {
    const kept = () => "waiting_longest" as const;
    const sortOf = (query: string, keptSort?: typeof kept) =>
      parseListFilter(new URLSearchParams(query), [sorted], keptSort)?.sort;
    expect(sortOf("sort=oldest_unanswered", kept)).toBe("oldest_unanswered");
    expect(sortOf("sort=constructor")).toBe("newest");
    expect(sortOf("view=mine", kept)).toBe("waiting_longest");
    expect(sortOf("saved=v")).toBe("priority");
    expect(sortOf("saved=v", kept)).toBe("waiting_longest");
  });

  it("only a filter is taken from the address, whatever else stands there", () => {
    const conditions = [{ field: "tag", operator: "is", value: "x" }];
    const group = { match: "any", conditions };
    for (const good of [
      { match: "all", conditions },
      { match: "all", conditions: [group] },
    ]) {
      expect(parseFilter(JSON.stringify(good))).toEqual(good);
    }
    const bad = [
      ...["", "null", "7", "{", "[]", '{"match":"all"}', '{"match":"some","conditions":[]}'],
      JSON.stringify({
        match: "all",
        conditions: [{ field: "constructor", operator: "is", value: "" }],
      }),
      JSON.stringify({ match: "all", conditions: [{ match: "all", conditions: [group] }] }),
      JSON.stringify({ match: "all", conditions: [{ field: "tag", operator: "is", value: null }] }),
    ];
    for (const text of bad) expect(parseFilter(text), text).toBeNull();
  });
});
