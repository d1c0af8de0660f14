import type { ProactiveRule } from "@linkdesk/contract/inboxes.ts";
import type { LauncherConfig } from "@linkdesk/contract/widget.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cpuTimeOf } from "../../tests/support/cpu-time.ts";
import { isOnPage, readRules } from "./rules.ts";

const SITE = "https://shop.test";

test.each([
  ["/pricing", "/pricing", true],
  ["/pricing", "/pricing/", true],
  ["/pricing/", "/pricing", true],
  ["/pricing", "/pricing?plan=pro#faq", true],
  ["/pricing", "/pricing/team", false],
  ["/pricing", "/en/pricing", false],
  ["pricing", "/pricing", true],
  ["/", "/", true],
  ["/", "/x", false],
  ["*", "/anything/at/all", true],
  ["/docs/*", "/docs/start", true],
  ["/docs/*", "/docs/", true],
  ["/docs/*", "/documents", false],
  ["/*/pricing", "/en/pricing", true],
  ["/a*b*c", "/a-b-b-c", true],
  ["/a*b", "/a", false],
  ["/ab*b", "/ab", false],
  ["/search?q=*", "/search?q=shoes", true],
  ["/search?q=*", "/search", false],
  ["/app#/cart", "/app#/cart", true],
  ["/app#/cart", "/app#/home", false],
  ["https://shop.test/pricing", "/pricing", true],
  ["https://other.test/pricing", "/pricing", false],
  ["/a.b", "/aXb", false],
])("whether the pattern %s matches the page %s: %s", (pattern, path, expected) => {
  expect(isOnPage(pattern, SITE + path)).toBe(expected);
});

test("every pattern is matched in bounded time", () => {
  const pattern = `/${"*a".repeat(200)}`;
  const path = `${SITE}/${"a".repeat(2_000)}b`;
  expect(cpuTimeOf(() => expect(isOnPage(pattern, path)).toBe(false))).toBeLessThan(100);
});

let errors: string[];
beforeEach(() => {
  errors = [];
  vi.spyOn(console, "error").mockImplementation((line) => errors.push(line));
});
afterEach(() => vi.restoreAllMocks());

const configWith = (...proactive: ProactiveRule[]) => ({ proactive }) as unknown as LauncherConfig;
const fromInbox: ProactiveRule = {
  id: "rule-1",
  trigger: "time",
  message: "Hi",
  delay: 0,
  onlyOnce: false,
};

test("the inbox's rules come first, and the page's rules get stable ids", () => {
  const page = [{ trigger: "exit_intent", message: "Wait!" }];
  const [first, second] = readRules(configWith(fromInbox), page);
  expect(first).toEqual(fromInbox);
  expect(second).toEqual({ ...page[0], id: expect.stringMatching(/^page-2-\w+$/) });
  expect(readRules(configWith(fromInbox), page)[1]?.id).toBe(second?.id);
});

test("the rules of the reference are accepted unchanged", () => {
  const rules = [
    { trigger: "time", delay: 30000, message: "Hi! Need any help?", onlyOnce: true },
    { trigger: "pageview", page: "/pricing", delay: 10000, message: "Questions about pricing?" },
    { trigger: "scroll", percentage: 75, message: "Want to chat?" },
    { trigger: "exit_intent", message: "Wait!" },
  ];
  expect(readRules(configWith(), rules)).toMatchObject(rules);
  expect(errors).toEqual([]);
});

test("a rule without a required part is named and left out", () => {
  const rules = [
    { trigger: "later", message: "x" },
    { trigger: "time" },
    { trigger: "pageview", message: "x" },
    { trigger: "scroll", message: "x", percentage: 120 },
    { trigger: "time", message: "good", delay: -1 },
  ];
  expect(readRules(configWith(), rules)).toMatchObject([{ trigger: "time", message: "good" }]);
  expect(errors).toEqual([
    "[Linkdesk] proactiveMessages[0].trigger must be time, pageview, scroll or exit_intent",
    "[Linkdesk] proactiveMessages[0] must be an object with trigger",
    "[Linkdesk] proactiveMessages[1] must be an object with message",
    "[Linkdesk] proactiveMessages[3].percentage must be a whole number from 1 to 100",
    "[Linkdesk] proactiveMessages[4].delay must be a number of milliseconds",
    "[Linkdesk] proactiveMessages (pageview) must be an object with page",
    "[Linkdesk] proactiveMessages (scroll) must be an object with percentage",
  ]);
});
