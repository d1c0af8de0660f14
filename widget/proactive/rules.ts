import type { PageProactiveMessage } from "@linkdesk/contract/page-options.ts";
import type { LauncherConfig } from "@linkdesk/contract/widget.ts";
import { check, type Leaf, type Shape } from "../check.ts";
import { bare } from "../from-page.ts";

/** A message that is offered before anybody asked. `delay` in milliseconds. */
export type Rule = PageProactiveMessage & { id: string };

export const SOME_TEXT: Leaf = [
  /^string:(?=\s*\S)[\s\S]{1,500}$/,
  "a text of up to 500 characters",
];
export const MILLISECONDS: Leaf = [/^number:\d/, "a number of milliseconds"];

const RULES: Shape = {
  "[]": {
    "!": ["trigger", "message"],
    id: [/^string:[\w-]{1,64}$/, "letters, digits, _ or -"],
    trigger: [
      /^string:(time|pageview|scroll|exit_intent)$/,
      "time, pageview, scroll or exit_intent",
    ],
    message: SOME_TEXT,
    delay: MILLISECONDS,
    page: SOME_TEXT,
    percentage: [/^number:(100|[1-9]\d?)$/, "a whole number from 1 to 100"],
    onlyOnce: [/^boolean/, "true or false"],
  },
};

/** A short name for a text, the same on every page and every visit. */
function fingerprint(text: string): string {
  let hash = 0;
  for (const char of text) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(36);
}

/** The inbox's rules and then the page's own, which are checked here. */
export function readRules(config: LauncherConfig, fromPage: unknown): Rule[] {
  const rules: Rule[] = [];
  const add = (rule: Partial<Rule>, origin: string) => {
    const place = rules.length + 1;
    rules[rules.length] = bare({
      id: `${origin}-${place}-${fingerprint(rule.message ?? "")}`,
      ...rule,
    }) as Rule;
  };
  for (const rule of config.proactive) add(rule, "rule");
  for (const rule of (check(RULES, fromPage, "proactiveMessages") ?? []) as Partial<Rule>[]) {
    const { trigger } = rule;
    const needed = trigger === "pageview" ? ["page"] : trigger === "scroll" ? ["percentage"] : [];
    const isWhole = check({ "!": needed, "*": [/^/, ""] }, rule, `proactiveMessages (${trigger})`);
    if (isWhole) add(rule, "page");
  }
  return rules;
}

/** Whether `text` matches `pattern`, in which `*` matches anything. It runs in linear time. */
function isLike(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/**
 * Whether an address is meant by a rule's `page`: a path such as /pricing or /docs/*, with or
 * without a slash at its end. Query and hash count only if the pattern names one; a pattern with
 * https:// names the site as well.
 */
export function isOnPage(pattern: string, href: string): boolean {
  const { origin, pathname, search, hash } = new URL(href);
  const isFull = /^https?:/i.test(pattern);
  const isPath = isFull || /^[/*?#]/.test(pattern);
  const wanted = (isPath ? pattern : `/${pattern}`).replace(/\/$/, "");
  const tail = (wanted.includes("?") ? search : "") + (wanted.includes("#") ? hash : "");
  const address = (isFull ? origin : "") + pathname + tail;
  return isLike(wanted, address) || isLike(`${wanted}/`, address);
}
