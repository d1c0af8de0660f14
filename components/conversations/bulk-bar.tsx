"use client";

import type { ConversationAction } from "@linkdesk/contract/conversation-actions.ts";
import { MATCH_COUNT_CAP } from "@linkdesk/contract/limits.ts";
import { useQuery } from "@tanstack/react-query";
import { AlarmClock, Check, Ellipsis, Flag, Tag, UserRound, X } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Menu, MenuDivider, MenuHeading, MenuItem } from "@/components/ui/menu";
import { api } from "@/lib/client/api";
import { filterOf, type ListFilter } from "@/lib/client/conversations/conversation-cache";
import { NO_SELECTION, type Selection } from "@/lib/client/conversations/selection";
import { SNOOZE_CHOICES, snoozeTime } from "@/lib/client/conversations/snooze-times";
import { type BulkTarget, useBulkActions } from "@/lib/client/conversations/use-bulk-actions";
import { useMembers } from "@/lib/client/members/use-members";
import { keys } from "@/lib/client/query-keys";
import { useDashboard, useMay } from "@/lib/client/shell/dashboard-context";
import { useTags } from "@/lib/client/tags/use-tags";
import { useTeams } from "@/lib/client/teams/use-teams";
import { t } from "@/lib/texts/bulk";
import { t as desk } from "@/lib/texts/desk";

const SnoozeDialog = dynamic(
  () => import("./snooze-dialog.tsx").then((module) => module.SnoozeDialog),
  { ssr: false },
);

type Run = (actions: ConversationAction[]) => void;

const PRIORITIES = ["urgent", "high", "medium", "low", null] as const;
const MENU =
  "inline-flex size-9 shrink-0 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-ink disabled:opacity-50";

/** What can be done with the selected rows, how far it is, and the way to all that match. */
export function BulkBar({
  filter,
  selection,
  onChange,
}: {
  filter: ListFilter;
  selection: Selection;
  onChange: (selection: Selection) => void;
}) {
  const { progress, run: runBulk, stop } = useBulkActions();
  const matching = useMatchingCount(filter, selection.isEverything);
  const count = selection.isEverything ? (matching ?? 0) : selection.ids.size;
  const isIdle = progress === null && count > 0;
  const run: Run = (actions) => {
    if (!isIdle) return;
    const target: BulkTarget = selection.isEverything
      ? { filter: filterOf(filter) }
      : { ids: [...selection.ids] };
    void runBulk(target, actions).then((isDone) => isDone && onChange(NO_SELECTION));
  };
  const isCapped = selection.isEverything && count >= MATCH_COUNT_CAP;
  const label = isCapped
    ? t("atLeast", { count })
    : t(selection.isEverything ? "everything" : "count", { count });
  return (
    <section
      aria-label={t("label")}
      className="shrink-0 border-line border-t bg-raised px-3 py-2 shadow-float"
    >
      <div className="flex min-h-8 items-center gap-2 text-[13px]">
        <p role="status" className="min-w-0 flex-1 truncate font-medium tabular-nums">
          {progress
            ? t("progress", { done: progress.done, total: Math.max(count, progress.done) })
            : label}
        </p>
        {progress ? (
          <Button size="sm" onClick={stop}>
            {t("stop")}
          </Button>
        ) : (
          !selection.isEverything && (
            <Button
              size="sm"
              variant="quiet"
              title={t("selectAllKey")}
              onClick={() => onChange({ ...selection, isOn: true, isEverything: true })}
            >
              {t("selectAll")}
            </Button>
          )
        )}
        <IconButton label={t("clear")} onClick={() => onChange(NO_SELECTION)} className="size-8">
          <X aria-hidden="true" className="size-4" />
        </IconButton>
      </div>
      {progress && (
        <progress
          aria-label={t("label")}
          value={progress.done}
          max={Math.max(count, 1)}
          className="h-1.5 w-full accent-accent"
        />
      )}
      <div className={progress ? "hidden" : "mt-1 flex items-center gap-0.5"}>
        <AssignMenu run={run} isIdle={isIdle} />
        <TagMenu run={run} isIdle={isIdle} />
        <BarMenu
          letter="p"
          label={t("priority")}
          isIdle={isIdle}
          icon={<Flag aria-hidden="true" className="size-[18px]" />}
        >
          {PRIORITIES.map((priority) => (
            <MenuItem key={priority} onSelect={() => run([{ type: "set_priority", priority }])}>
              {desk(`priority.${priority ?? "none"}`)}
            </MenuItem>
          ))}
        </BarMenu>
        <SnoozeMenu run={run} isIdle={isIdle} />
        <MoreMenu run={run} isIdle={isIdle} />
        <Button
          size="sm"
          data-letter="e"
          disabled={!isIdle}
          onClick={() => run([{ type: "resolve" }])}
          className="ms-auto"
        >
          <Check aria-hidden="true" className="size-4" />
          {t("resolve")}
        </Button>
      </div>
    </section>
  );
}

/** How many match, once everything is selected. */
function useMatchingCount(filter: ListFilter, isEverything: boolean): number | undefined {
  const query = { filter: JSON.stringify(filterOf(filter)) };
  return useQuery({
    queryKey: [...keys.counts, "matching", query.filter],
    enabled: isEverything,
    queryFn: ({ signal }) => api.get("/conversations/count", query, signal),
  }).data?.count;
}

function BarMenu({
  letter,
  label,
  heading = label,
  icon,
  isIdle,
  children,
}: {
  letter: string;
  label: string;
  heading?: string;
  icon: ReactNode;
  isIdle: boolean;
  children: ReactNode;
}) {
  return (
    <Menu
      data-letter={letter}
      disabled={!isIdle}
      label={label}
      side="below-start"
      button={icon}
      className={MENU}
    >
      <MenuHeading>{heading}</MenuHeading>
      {children}
    </Menu>
  );
}

function AssignMenu({ run, isIdle }: { run: Run; isIdle: boolean }) {
  const { me } = useDashboard();
  const members = useMembers().data ?? [];
  const teams = useTeams().data ?? [];
  const assign = (assigneeId: string | null) => run([{ type: "assign", assigneeId }]);
  return (
    <BarMenu
      letter="a"
      label={t("assign")}
      isIdle={isIdle}
      icon={<UserRound aria-hidden="true" className="size-[18px]" />}
    >
      <MenuItem onSelect={() => assign(me.memberId)}>{t("me")}</MenuItem>
      <MenuItem onSelect={() => assign(null)}>{t("nobody")}</MenuItem>
      {members
        .filter(({ id }) => id !== me.memberId)
        .map(({ id, name }) => (
          <MenuItem key={id} onSelect={() => assign(id)}>
            {name}
          </MenuItem>
        ))}
      {teams.length > 0 && (
        <>
          <MenuDivider />
          <MenuHeading>{t("team")}</MenuHeading>
          <MenuItem onSelect={() => run([{ type: "assign_team", teamId: null }])}>
            {t("noTeam")}
          </MenuItem>
          {teams.map(({ id, name }) => (
            <MenuItem key={id} onSelect={() => run([{ type: "assign_team", teamId: id }])}>
              {name}
            </MenuItem>
          ))}
        </>
      )}
    </BarMenu>
  );
}

function TagMenu({ run, isIdle }: { run: Run; isIdle: boolean }) {
  const tags = useTags().data ?? [];
  return (
    <BarMenu
      letter="t"
      label={t("tags")}
      heading={t("tag")}
      isIdle={isIdle}
      icon={<Tag aria-hidden="true" className="size-[18px]" />}
    >
      {tags.map(({ id, name }) => (
        <MenuItem key={id} onSelect={() => run([{ type: "add_tag", tagId: id }])}>
          {name}
        </MenuItem>
      ))}
      {tags.length > 0 && (
        <>
          <MenuDivider />
          <MenuHeading>{t("removeTag")}</MenuHeading>
          {tags.map(({ id, name }) => (
            <MenuItem key={id} onSelect={() => run([{ type: "remove_tag", tagId: id }])}>
              {t("without", { name })}
            </MenuItem>
          ))}
        </>
      )}
      {tags.length === 0 && <p className="px-2.5 pb-2 text-[13px] text-muted">{t("noTags")}</p>}
    </BarMenu>
  );
}

function SnoozeMenu({ run, isIdle }: { run: Run; isIdle: boolean }) {
  const [isChoosing, setChoosing] = useState(false);
  const snooze = (at: Date | null) => run([{ type: "snooze", until: at?.toISOString() ?? null }]);
  return (
    <>
      <BarMenu
        letter="z"
        label={t("snooze")}
        isIdle={isIdle}
        icon={<AlarmClock aria-hidden="true" className="size-[18px]" />}
      >
        {SNOOZE_CHOICES.map((choice) => (
          <MenuItem key={choice} onSelect={() => snooze(snoozeTime(choice, new Date()))}>
            {desk(`snooze.${choice}`)}
          </MenuItem>
        ))}
        <MenuItem onSelect={() => snooze(null)}>{desk("snooze.untilReply")}</MenuItem>
        <MenuDivider />
        <MenuItem onSelect={() => setChoosing(true)}>{desk("snooze.custom")}</MenuItem>
      </BarMenu>
      {isChoosing && <SnoozeDialog onClose={() => setChoosing(false)} onChoose={snooze} />}
    </>
  );
}

function MoreMenu({ run, isIdle }: { run: Run; isIdle: boolean }) {
  const mayBlock = useMay("contact.block");
  return (
    <BarMenu
      letter="u"
      label={t("more")}
      isIdle={isIdle}
      icon={<Ellipsis aria-hidden="true" className="size-[18px]" />}
    >
      <MenuItem onSelect={() => run([{ type: "mark_unread" }])}>{t("markUnread")}</MenuItem>
      <MenuItem onSelect={() => run([{ type: "mark_read" }])}>{t("markRead")}</MenuItem>
      <MenuItem onSelect={() => run([{ type: "reopen" }])}>{t("reopen")}</MenuItem>
      {mayBlock && (
        <>
          <MenuDivider />
          <MenuItem tone="danger" onSelect={() => run([{ type: "block" }, { type: "resolve" }])}>
            {t("spam")}
          </MenuItem>
          <MenuItem onSelect={() => run([{ type: "unblock" }])}>{t("unblock")}</MenuItem>
        </>
      )}
    </BarMenu>
  );
}
