import type { ProactiveRule } from "@linkdesk/contract/inboxes.ts";
import { t } from "@/lib/texts/inbox-behaviour";

const MS_PER_S = 1_000;

/** A delay for people: 30 s, 2 min, 1 min 30 s. */
function shownDelay(ms: number): string {
  const seconds = Math.round(ms / MS_PER_S);
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return t("delay.seconds", { seconds });
  return rest === 0 ? t("delay.minutes", { minutes }) : t("delay.both", { minutes, seconds: rest });
}

/** When a rule speaks, in a few words. */
export function ruleSummary(rule: ProactiveRule): string {
  const when = triggerSummary(rule, rule.delay > 0 ? shownDelay(rule.delay) : null);
  return rule.onlyOnce ? t("summary.once", { when }) : when;
}

function triggerSummary(rule: ProactiveRule, delay: string | null): string {
  switch (rule.trigger) {
    case "time":
      return t("summary.time", { delay: delay ?? shownDelay(0) });
    case "pageview": {
      const page = rule.page || t("summary.aPage");
      return delay ? t("summary.pageAfter", { page, delay }) : t("summary.page", { page });
    }
    case "scroll": {
      const percentage = String(rule.percentage ?? "…");
      return delay
        ? t("summary.scrollAfter", { percentage, delay })
        : t("summary.scroll", { percentage });
    }
    case "exit_intent":
      return delay ? t("summary.leavingAfter", { delay }) : t("summary.leaving");
  }
}
