"use client";

import type { Inbox } from "@linkdesk/contract/inboxes.ts";
import { ListFilter as FilterIcon, MailPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { SavedViewMenu } from "@/components/views/saved-view-menu";
import { ViewTabs } from "@/components/views/view-tabs";
import type { ListFilter } from "@/lib/client/conversations/conversation-cache";
import { sendingInboxes } from "@/lib/client/inboxes/use-inboxes";
import { useTeams } from "@/lib/client/teams/use-teams";
import { useSavedViews } from "@/lib/client/views/use-saved-views";
import { t } from "@/lib/texts/conversations";
import { t as desk } from "@/lib/texts/desk";
import { SearchButton } from "../search/search-button.tsx";
import { ListOptions } from "./list-options.tsx";

/** Few write one, so that its form is not in the first load. */
const NewEmailDialog = dynamic(
  () => import("./new-email-dialog.tsx").then((module) => module.NewEmailDialog),
  // Only this waits while it loads, and not the page around it, which would lose the focus.
  { ssr: false },
);

/** It is built now and then, so that it is not in the first load either. */
const FilterBar = dynamic(
  () => import("@/components/views/filter-bar").then((module) => module.FilterBar),
  { ssr: false },
);

/** Which list it is, the filter that narrows it down, and the way to the other lists. */
export function ListToolbar({
  filter,
  selectedId,
  inboxes,
  isFiltering,
  onFiltering,
  onSelecting,
}: {
  filter: ListFilter | null;
  selectedId: string | null;
  inboxes: readonly Inbox[];
  isFiltering: boolean;
  onFiltering: (isFiltering: boolean) => void;
  onSelecting: () => void;
}) {
  const title = useTitle(filter, inboxes);
  const [isWriting, setWriting] = useState(false);
  const senders = sendingInboxes(inboxes);
  return (
    <header className="shrink-0">
      <div className="flex h-14 items-center gap-1 border-line border-b ps-5 pe-3">
        <h1 className="min-w-0 flex-1 truncate font-semibold text-[17px] tracking-tight">
          <bdi>{title}</bdi>
        </h1>
        {filter?.saved && <SavedViewMenu id={filter.saved} selectedId={selectedId} />}
        <SearchButton />
        {senders.length > 0 && (
          <IconButton label={t("newEmail")} onClick={() => setWriting(true)}>
            <MailPlus aria-hidden="true" className="size-4" />
          </IconButton>
        )}
        {filter && (
          <ListOptions filter={filter} selectedId={selectedId} onSelecting={onSelecting} />
        )}
        {isWriting && <NewEmailDialog inboxes={senders} onClose={() => setWriting(false)} />}
        <IconButton
          label={desk("filter")}
          aria-expanded={isFiltering}
          onClick={() => onFiltering(!isFiltering)}
          className={cx((isFiltering || filter?.custom) && "bg-accent-soft text-accent-text")}
        >
          <FilterIcon aria-hidden="true" className="size-4" />
        </IconButton>
      </div>
      <ViewTabs filter={filter} selectedId={selectedId} onNew={() => onFiltering(true)} />
      {isFiltering && filter && (
        <FilterBar
          key={JSON.stringify(filter)}
          filter={filter}
          selectedId={selectedId}
          onClose={() => onFiltering(false)}
        />
      )}
    </header>
  );
}

function useTitle(filter: ListFilter | null, inboxes: readonly Inbox[]): string {
  const savedViews = useSavedViews();
  const teams = useTeams();
  if (!filter) return t("title");
  const named = (rows: readonly { id: string; name: string }[] | undefined, id: string | null) =>
    rows?.find((row) => row.id === id)?.name;
  return (
    named(savedViews.data, filter.saved) ??
    (filter.custom ? desk("views.custom") : null) ??
    named(inboxes, filter.inbox) ??
    named(teams.data, filter.team) ??
    (filter.view === "all" ? t("title") : desk(`views.${filter.view}`))
  );
}
