import type { ProactiveRule } from "@linkdesk/contract/inboxes.ts";

export const TRIGGER_LABELS = {
  time: "After a while on the website",
  pageview: "On a specific page",
  scroll: "After scrolling",
  exit_intent: "When leaving the page",
} satisfies Record<ProactiveRule["trigger"], string>;

const MS_PER_S = 1_000;

/** A delay for people: 30 s, 2 min, 1 min 30 s. */
function shownDelay(ms: number): string {
  const seconds = Math.round(ms / MS_PER_S);
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return `${rest} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** When a rule speaks, in a few words. */
export function ruleSummary(rule: ProactiveRule): string {
  const delay = rule.delay > 0 ? shownDelay(rule.delay) : null;
  const when = {
    time: `After ${delay ?? "0 s"}`,
    pageview: `On ${rule.page || "a page"}${delay ? `, after ${delay}` : ""}`,
    scroll: `After ${rule.percentage ?? "…"}% of the page${delay ? `, and ${delay}` : ""}`,
    exit_intent: `When leaving the page${delay ? `, after ${delay}` : ""}`,
  } satisfies Record<ProactiveRule["trigger"], string>;
  return `${when[rule.trigger]}${rule.onlyOnce ? ", only once" : ""}`;
}
