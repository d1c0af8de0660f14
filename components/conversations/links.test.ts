import { expect, test } from "vitest";
import { type ListFilter, OPEN_LIST } from "@/lib/client/conversations/conversation-cache";
import { conversationHref } from "./links.ts";

const ALL = OPEN_LIST;
const custom: ListFilter["custom"] = { match: "all", conditions: [] };

test.each([
  ["/conversations", null, ALL],
  ["/conversations/1", "1", ALL],
  ["/conversations?view=mine", null, { ...ALL, view: "mine" }],
  ["/conversations/1?inbox=a", "1", { ...ALL, inbox: "a" }],
  ["/conversations/1?view=resolved&inbox=a", "1", { ...ALL, view: "resolved", inbox: "a" }],
  ["/conversations?team=t", null, { ...ALL, team: "t" }],
  ["/conversations/1?saved=v", "1", { ...ALL, saved: "v", custom }],
  [
    "/conversations?filter=%7B%22match%22%3A%22all%22%2C%22conditions%22%3A%5B%5D%7D",
    null,
    { ...ALL, custom },
  ],
] satisfies [string, string | null, ListFilter][])(
  "the address is %s and keeps the list",
  (href, id, filter) => {
    expect(conversationHref(id, filter)).toBe(href);
  },
);
