"use client";

import type { ConversationListItem } from "@linkdesk/contract/conversations.ts";
import { AlarmClock, Clock, Users } from "lucide-react";
import { TagChip } from "@/components/tags/tag-chip";
import { cx } from "@/components/ui/cx";
import { useTags } from "@/lib/client/tags/use-tags";
import { fullTime, shortAge } from "@/lib/client/time";
import { useNow } from "@/lib/client/use-page-state";
import { t } from "@/lib/texts/desk";
import { PriorityIcon } from "./priority-icon.tsx";

const MAX_TAGS = 3;
const MINUTE_MS = 60_000;
/** A contact who waits so long is shown in amber, and then in red. */
const LONG_MS = 15 * MINUTE_MS;
const TOO_LONG_MS = 60 * MINUTE_MS;

/** What an agent decides by, below the preview: how urgent it is, who waits, what it is about. */
export function RowMarks({
  item,
  showInbox,
  isInline = false,
}: {
  item: ConversationListItem;
  showInbox: boolean;
  /** Before the preview instead of below it: rows are compact. */
  isInline?: boolean;
}) {
  const tags = useTags();
  const chosen = item.tagIds.flatMap((id) => tags.data?.find((tag) => tag.id === id) ?? []);
  const { priority, team, waitingSince, wokenAt, status } = item;
  const isWaiting = waitingSince !== null && status === "open";
  const isEmpty =
    !priority && !team && !isWaiting && !wokenAt && status !== "snoozed" && chosen.length === 0;
  if (isEmpty && !showInbox) return null;
  return (
    <div
      className={cx(
        "flex h-5 items-center gap-1.5 overflow-hidden text-faint text-xs",
        isInline ? "max-w-1/2 shrink-0 empty:hidden" : "mt-1",
      )}
    >
      {priority && (
        <span title={t("priority.row", { priority: t(`priority.${priority}`) })} className="flex">
          <PriorityIcon priority={priority} />
          <span className="sr-only">
            {t("priority.row", { priority: t(`priority.${priority}`) })}
          </span>
        </span>
      )}
      {isWaiting && <WaitingChip since={waitingSince} />}
      {wokenAt && <Mark icon={AlarmClock} text={t("snooze.woken")} tone="accent" />}
      {status === "snoozed" && <SnoozedMark until={item.snoozedUntil} />}
      {team && <Mark icon={Users} text={team.name} />}
      {chosen.slice(0, MAX_TAGS).map((tag) => (
        <TagChip key={tag.id} tag={tag} />
      ))}
      {chosen.length > MAX_TAGS && <span>{`+${chosen.length - MAX_TAGS}`}</span>}
      {showInbox && <span className="min-w-12 flex-1 truncate">{item.inbox.name}</span>}
    </div>
  );
}

function WaitingChip({ since }: { since: string }) {
  const now = useNow();
  if (now === 0) return null;
  const waited = now - Date.parse(since);
  if (waited < MINUTE_MS) return null;
  const label = t("waiting.label", { time: fullTime(since) });
  return (
    <span
      title={label}
      className={cx(
        "inline-flex h-5 shrink-0 items-center gap-1 rounded-full px-1.5 font-medium tabular-nums",
        waited >= TOO_LONG_MS
          ? "bg-danger-soft text-danger-text"
          : waited >= LONG_MS
            ? "bg-warning-soft text-warning-text"
            : "bg-sunken text-muted",
      )}
    >
      <Clock aria-hidden="true" className="size-3" />
      <span aria-hidden="true">{shortAge(since, now)}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}

function SnoozedMark({ until }: { until: string | null }) {
  const text = until ? t("snooze.until", { time: fullTime(until) }) : t("snooze.untilTheyWrite");
  return <Mark icon={AlarmClock} text={text} />;
}

function Mark({ icon: Icon, text, tone }: { icon: typeof Clock; text: string; tone?: "accent" }) {
  return (
    <span
      title={text}
      className={cx(
        "inline-flex min-w-0 items-center gap-1",
        tone === "accent" ? "font-medium text-accent-text" : "text-muted",
      )}
    >
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      <bdi className="truncate">{text}</bdi>
    </span>
  );
}
