import { expect, test } from "vitest";
import { conversationHref } from "./links.ts";

const ALL = { view: "all", inbox: null } as const;

test.each([
  ["/conversations", null, ALL],
  ["/conversations/1", "1", ALL],
  ["/conversations?view=mine", null, { view: "mine", inbox: null }],
  ["/conversations/1?inbox=a", "1", { view: "all", inbox: "a" }],
  ["/conversations/1?view=resolved&inbox=a", "1", { view: "resolved", inbox: "a" }],
] as const)("the address is %s and keeps the list", (href, id, filter) => {
  expect(conversationHref(id, filter)).toBe(href);
});
