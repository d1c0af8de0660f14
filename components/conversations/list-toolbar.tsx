"use client";

import type { View } from "@linkdesk/contract/conversation-views.ts";
import type { ConversationCounts } from "@linkdesk/contract/conversations.ts";
import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import { COUNT_CAP } from "@linkdesk/contract/limits.ts";
import { ListFilter as FilterIcon, MailPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Menu, MenuChoice, MenuDivider, MenuHeading } from "@/components/ui/menu";
import type { ListFilter } from "@/lib/client/conversations/conversation-cache";
import { useConversationCounts } from "@/lib/client/conversations/use-conversations";
import { sendingInboxes } from "@/lib/client/inboxes/use-inboxes";
import { t } from "@/lib/texts/conversations";
import { SearchButton } from "../search/search-button.tsx";
import { conversationHref, goTo } from "./links.ts";
import { ShallowLink } from "./shallow-link.tsx";

/** Few write one, so that its form is not in the first load. */
const NewEmailDialog = dynamic(
  () => import("./new-email-dialog.tsx").then((module) => module.NewEmailDialog),
  // Only this waits while it loads, and not the page around it, which would lose the focus.
  { ssr: false },
);

const TABS: ReadonlyArray<{ view: View; count: keyof ConversationCounts | null }> = [
  { view: "all", count: "open" },
  { view: "mine", count: "mine" },
  { view: "unassigned", count: "unassigned" },
  { view: "resolved", count: null },
];

function countText(count: number): string {
  return count >= COUNT_CAP ? "999+" : String(count);
}

/** Title, inbox filter and the views of the list. */
export function ListToolbar({
  filter,
  selectedId,
  inboxes,
}: {
  filter: ListFilter;
  selectedId: string | null;
  inboxes: readonly Inbox[];
}) {
  const counts = useConversationCounts();
  const [isWriting, setWriting] = useState(false);
  const senders = sendingInboxes(inboxes);
  const chosen = inboxes.find((inbox) => inbox.id === filter.inbox);
  return (
    <header className="shrink-0 border-line border-b">
      <div className="flex h-14 items-center gap-2 ps-5 pe-3">
        <h1 className="min-w-0 flex-1 truncate font-semibold text-[17px] tracking-tight">
          {chosen?.name ?? t("title")}
        </h1>
        <SearchButton />
        {senders.length > 0 && (
          <IconButton label={t("newEmail")} onClick={() => setWriting(true)}>
            <MailPlus aria-hidden="true" className="size-4" />
          </IconButton>
        )}
        {isWriting && <NewEmailDialog inboxes={senders} onClose={() => setWriting(false)} />}
        {inboxes.length > 1 && (
          <InboxFilter filter={filter} selectedId={selectedId} inboxes={inboxes} />
        )}
      </div>
      <nav
        aria-label={t("views.label")}
        className="flex gap-1 overflow-x-auto px-3.5 [scrollbar-width:none]"
      >
        {TABS.map(({ view, count }) => {
          const current = view === filter.view;
          const number = count === null ? undefined : counts.data?.[count];
          return (
            <ShallowLink
              key={view}
              href={conversationHref(selectedId, { ...filter, view })}
              aria-current={current ? "page" : undefined}
              className={cx(
                "-mb-px flex items-baseline gap-1.5 whitespace-nowrap border-b-2 px-1.5 pb-2.5 font-medium text-[13px] transition-colors focus-visible:outline-offset-[-2px]",
                current ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink",
              )}
            >
              <span>{t(`views.${view}`)}</span>
              {number !== undefined && number > 0 && (
                <span className="font-normal text-faint text-xs">{countText(number)}</span>
              )}
            </ShallowLink>
          );
        })}
      </nav>
    </header>
  );
}

function InboxFilter({
  filter,
  selectedId,
  inboxes,
}: {
  filter: ListFilter;
  selectedId: string | null;
  inboxes: readonly Inbox[];
}) {
  const show = (inbox: string | null) => goTo(conversationHref(selectedId, { ...filter, inbox }));
  return (
    <Menu
      label={t("list.filter")}
      button={<FilterIcon aria-hidden="true" className="size-4" />}
      className={cx(
        "inline-flex size-9 items-center justify-center rounded-control transition-colors hover:bg-hover",
        filter.inbox === null ? "text-muted" : "bg-accent-soft text-accent-text",
      )}
    >
      <MenuHeading>{t("list.filter")}</MenuHeading>
      <MenuChoice checked={filter.inbox === null} onSelect={() => show(null)}>
        {t("list.allInboxes")}
      </MenuChoice>
      <MenuDivider />
      {inboxes.map((inbox) => (
        <MenuChoice
          key={inbox.id}
          checked={filter.inbox === inbox.id}
          onSelect={() => show(inbox.id)}
        >
          {inbox.name}
        </MenuChoice>
      ))}
    </Menu>
  );
}
