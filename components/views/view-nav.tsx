"use client";

import { VIEWS, type View } from "@linkdesk/contract/conversation-views.ts";
import { COUNT_CAP } from "@linkdesk/contract/limits.ts";
import {
  AlarmClock,
  AtSign,
  Ban,
  CircleCheckBig,
  CircleDashed,
  Clock,
  Inbox as InboxIcon,
  Layers,
  type LucideIcon,
  PenLine,
  Plus,
  UserRound,
  Users,
} from "lucide-react";
import type { ReactNode } from "react";
import { conversationHref, goTo } from "@/components/conversations/links";
import { ShallowLink } from "@/components/conversations/shallow-link";
import { cx } from "@/components/ui/cx";
import { type ListFilter, OPEN_LIST } from "@/lib/client/conversations/conversation-cache";
import { asKept, useListSettings } from "@/lib/client/conversations/list-settings";
import { useConversationCounts } from "@/lib/client/conversations/use-conversations";
import { useInboxes } from "@/lib/client/inboxes/use-inboxes";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { useTeams } from "@/lib/client/teams/use-teams";
import { useSavedViewCounts, useSavedViews } from "@/lib/client/views/use-saved-views";
import { t } from "@/lib/texts/desk";

const ICONS = {
  mine: UserRound,
  mentions: AtSign,
  unassigned: CircleDashed,
  waiting: Clock,
  drafts: PenLine,
  all: Layers,
  snoozed: AlarmClock,
  resolved: CircleCheckBig,
  blocked: Ban,
} as const satisfies Record<View, LucideIcon>;

/** What needs no work any more. */
export const UNCOUNTED: ReadonlySet<View> = new Set(["resolved", "blocked"]);

/** Every list there is: the built-in views, those of each inbox and of the member's teams, and the saved ones. */
export function ViewNav({
  filter,
  selectedId,
  onNew,
}: {
  filter: ListFilter | null;
  selectedId: string | null;
  /** Opens an empty filter. */
  onNew: () => void;
}) {
  const { me } = useDashboard();
  const [settings] = useListSettings();
  const href = (list: ListFilter) => conversationHref(selectedId, asKept(settings, list));
  const counts = useConversationCounts();
  const inboxes = useInboxes();
  const teams = useTeams();
  const saved = useSavedViews();
  const savedCounts = useSavedViewCounts((saved.data?.length ?? 0) > 0);
  const mine = teams.data?.filter(({ memberIds }) => memberIds.includes(me.memberId)) ?? [];
  const isBuiltIn = filter !== null && filter.custom === null;
  const isPlain = isBuiltIn && filter.inbox === null && filter.team === null;
  const numbers = counts.data;
  return (
    <nav aria-label={t("views.label")} className="space-y-5 px-2 py-3">
      <ul>
        {VIEWS.map((view) => (
          <Entry
            key={view}
            href={href({ ...OPEN_LIST, view })}
            icon={<Icon of={ICONS[view]} />}
            count={UNCOUNTED.has(view) ? 0 : numbers?.[view === "all" ? "open" : view]}
            current={isPlain && filter.view === view}
          >
            {t(`views.${view}`)}
          </Entry>
        ))}
      </ul>
      {(inboxes.data?.length ?? 0) > 1 && (
        <Section title={t("views.inboxes")}>
          {inboxes.data?.map((inbox) => (
            <Entry
              key={inbox.id}
              href={href({ ...OPEN_LIST, inbox: inbox.id })}
              icon={<Icon of={InboxIcon} />}
              count={numbers?.inboxes[inbox.id]}
              current={isBuiltIn && filter.inbox === inbox.id}
            >
              {inbox.name}
            </Entry>
          ))}
        </Section>
      )}
      {mine.length > 0 && (
        <Section title={t("views.teams")}>
          {mine.map((team) => (
            <Entry
              key={team.id}
              href={href({ ...OPEN_LIST, team: team.id })}
              icon={<Icon of={Users} />}
              count={numbers?.teams[team.id]}
              current={isBuiltIn && filter.team === team.id}
            >
              {team.name}
            </Entry>
          ))}
        </Section>
      )}
      <Section title={t("views.saved")}>
        {saved.data?.map((view) => (
          <Entry
            key={view.id}
            href={href({ ...OPEN_LIST, saved: view.id, custom: view.filter, sort: view.sort })}
            icon={view.icon ? <span className="text-sm">{view.icon}</span> : <Icon of={Layers} />}
            count={savedCounts.data?.[view.id]}
            current={filter?.saved === view.id}
          >
            {view.name}
          </Entry>
        ))}
        <li>
          <button
            type="button"
            onClick={() => {
              goTo(conversationHref(selectedId, OPEN_LIST));
              onNew();
            }}
            className="flex h-8 w-full items-center gap-2.5 rounded-control px-2.5 text-[13px] text-muted transition-colors hover:bg-hover hover:text-ink"
          >
            <Icon of={Plus} />
            <span>{t("views.new")}</span>
          </button>
        </li>
      </Section>
    </nav>
  );
}

const Icon = ({ of: Shape }: { of: LucideIcon }) => (
  <Shape aria-hidden="true" strokeWidth={1.8} className="size-4" />
);

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="px-2.5 pb-1 font-medium text-faint text-xs">{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

function Entry({
  href,
  icon,
  count = 0,
  current,
  children,
}: {
  href: string;
  icon: ReactNode;
  count?: number;
  current: boolean;
  children: ReactNode;
}) {
  return (
    <li>
      <ShallowLink
        href={href}
        aria-current={current ? "page" : undefined}
        className={cx(
          "flex h-8 items-center gap-2.5 rounded-control px-2.5 text-[13px] transition-colors focus-visible:outline-offset-[-2px]",
          current
            ? "bg-accent-soft font-medium text-accent-text"
            : "text-muted hover:bg-hover hover:text-ink",
        )}
      >
        <span className="flex w-4 shrink-0 justify-center">{icon}</span>
        <bdi className="min-w-0 flex-1 truncate">{children}</bdi>
        {count > 0 && <Count count={count} />}
      </ShallowLink>
    </li>
  );
}

export function Count({ count }: { count: number }) {
  return (
    <span className="text-faint text-xs tabular-nums">
      {count >= COUNT_CAP ? `${COUNT_CAP - 1}+` : count}
    </span>
  );
}
