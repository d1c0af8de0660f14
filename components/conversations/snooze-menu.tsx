"use client";

import type { ConversationDetail } from "@linkdesk/contract/conversations.ts";
import { AlarmClock } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Menu, MenuDivider, MenuHeading, MenuItem } from "@/components/ui/menu";
import { SNOOZE_CHOICES, snoozeTime } from "@/lib/client/conversations/snooze-times";
import type { RunActions } from "@/lib/client/conversations/use-conversation-actions";
import { fullTime } from "@/lib/client/time";
import { t } from "@/lib/texts/desk";

/** It reads dates in words, which takes a library: it is loaded when it is opened. */
const SnoozeDialog = dynamic(
  () => import("./snooze-dialog.tsx").then((module) => module.SnoozeDialog),
  { ssr: false },
);

/** Takes a conversation out of the way until a time, or until the visitor writes. */
export function SnoozeMenu({ detail, run }: { detail: ConversationDetail; run: RunActions }) {
  const [isChoosing, setChoosing] = useState(false);
  const snooze = (at: Date | null) => {
    const until = at?.toISOString() ?? null;
    run([{ type: "snooze", until }], {
      shown: { status: "snoozed", snoozedUntil: until, wokenAt: null },
      done: until ? t("snooze.done", { time: fullTime(until) }) : t("snooze.doneUntilReply"),
    });
  };
  const reopen = () =>
    run([{ type: "reopen" }], {
      shown: { status: "open", snoozedUntil: null },
      done: t("snooze.ended"),
    });
  const now = new Date();
  return (
    <>
      <Menu
        label={t("snooze.menu")}
        aria-keyshortcuts="z"
        button={<AlarmClock aria-hidden="true" className="size-[18px]" />}
        className="inline-flex size-9 shrink-0 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-ink max-sm:hidden"
      >
        <MenuHeading>{t("snooze.button")}</MenuHeading>
        {detail.status === "snoozed" && (
          <>
            <MenuItem onSelect={reopen}>{t("snooze.end")}</MenuItem>
            <MenuDivider />
          </>
        )}
        {SNOOZE_CHOICES.map((choice) => {
          const at = snoozeTime(choice, now);
          return (
            <MenuItem key={choice} onSelect={() => snooze(at)}>
              <span className="flex items-baseline gap-4">
                <span className="flex-1">{t(`snooze.${choice}`)}</span>
                <span className="text-faint text-xs">{shortTime(at, now)}</span>
              </span>
            </MenuItem>
          );
        })}
        <MenuItem onSelect={() => snooze(null)}>{t("snooze.untilReply")}</MenuItem>
        <MenuDivider />
        <MenuItem onSelect={() => setChoosing(true)}>{t("snooze.custom")}</MenuItem>
      </Menu>
      {isChoosing && <SnoozeDialog onClose={() => setChoosing(false)} onChoose={snooze} />}
    </>
  );
}

/** "13:00" today, "Tue 09:00" on another day. */
export function shortTime(at: Date, now: Date): string {
  const isToday = at.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(document.documentElement.lang, {
    ...(!isToday && { weekday: "short" }),
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);
}
