"use client";

import { ArrowUp, CircleCheckBig, Inbox as InboxIcon, MessageCircle } from "lucide-react";
import dynamic from "next/dynamic";
import { useCallback, useMemo, useRef } from "react";
import { ButtonLink } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Spinner } from "@/components/ui/spinner";
import { type ListFilter, OPEN_LIST } from "@/lib/client/conversations/conversation-cache";
import { useListSettings } from "@/lib/client/conversations/list-settings";
import { nameMarks } from "@/lib/client/conversations/name-marks";
import { NO_SELECTION } from "@/lib/client/conversations/selection";
import { useConversationPages } from "@/lib/client/conversations/use-conversations";
import { useInboxes } from "@/lib/client/inboxes/use-inboxes";
import { t } from "@/lib/texts/conversations";
import { t as desk } from "@/lib/texts/desk";
import { RowSkeletons } from "../shell/screen-skeleton.tsx";
import { ConnectionNotice } from "./connection-notice.tsx";
import { ConversationRow } from "./conversation-row.tsx";
import { HeldEmailsLink } from "./held-emails-link.tsx";
import { ListToolbar } from "./list-toolbar.tsx";
import { useInView } from "./use-in-view.ts";
import { useKeptScroll } from "./use-kept-scroll.ts";
import { useListKeys } from "./use-list-keys.ts";
import { useSelection } from "./use-selection.ts";
import { useSteadyRows } from "./use-steady-rows.ts";

/** It comes with the first selected row, so that it is not in the first load. */
const BulkBar = dynamic(() => import("./bulk-bar.tsx").then((module) => module.BulkBar), {
  ssr: false,
});

/** A list of more rows draws only those in sight. */
const MAX_DRAWN = 100;

/** The live list of conversations under a filter. */
export function ConversationList({
  filter,
  selectedId,
  isFiltering,
  onFiltering,
}: {
  /** Null while the saved view that the address names is not known yet. */
  filter: ListFilter | null;
  selectedId: string | null;
  isFiltering: boolean;
  onFiltering: (isFiltering: boolean) => void;
}) {
  const list = useConversationPages(filter);
  const inboxes = useInboxes();
  const listRef = useRef<HTMLUListElement>(null);
  const listKey = JSON.stringify(filter);
  const scroller = useKeptScroll(listKey, list.data !== undefined);
  useListKeys(listRef);
  const { selection, change, select } = useSelection(listRef, listKey);
  const [{ density }] = useListSettings();

  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const { shown, fresh, showFresh } = useSteadyRows(items, scroller, listKey);
  const marks = useMemo(() => nameMarks(items), [items]);
  const sentinel = useInView(more, items.length);
  const showInbox = (inboxes.data?.length ?? 0) > 1 && !filter?.inbox;

  return (
    <>
      <ListToolbar
        filter={filter}
        selectedId={selectedId}
        inboxes={inboxes.data ?? []}
        isFiltering={isFiltering}
        onFiltering={onFiltering}
        onSelecting={() => change({ ...NO_SELECTION, isOn: true })}
      />
      <HeldEmailsLink />
      <ConnectionNotice />
      {fresh > 0 && (
        <div className="relative z-10 flex h-0 justify-center">
          <button
            type="button"
            onClick={showFresh}
            className="mt-2 inline-flex h-8 animate-rise items-center gap-1.5 rounded-full bg-accent px-3 font-medium text-[13px] text-accent-ink shadow-float hover:bg-accent-hover"
          >
            <ArrowUp aria-hidden="true" className="size-3.5" />
            {desk("fresh", { count: fresh })}
          </button>
        </div>
      )}
      <div ref={scroller} className="scroll-quiet min-h-0 flex-1">
        {list.isPending && <LoadingRows />}
        {list.isError && !list.data && (
          <LoadError
            title={t("list.loadError")}
            error={list.error}
            onRetry={() => void list.refetch()}
          />
        )}
        {filter && list.data && items.length === 0 && (
          <EmptyList filter={filter} hasInboxes={inboxes.data?.length !== 0} />
        )}
        <ul
          ref={listRef}
          data-selecting={selection.isOn || undefined}
          className={cx(
            "group/list px-2 pb-4",
            // Rows out of sight are not drawn. Their height is that of a row with marks.
            shown.length > MAX_DRAWN &&
              "[&>li]:[contain-intrinsic-size:auto_92px] [&>li]:[content-visibility:auto]",
          )}
        >
          {shown.map((item) => (
            <ConversationRow
              key={item.id}
              item={item}
              filter={filter ?? OPEN_LIST}
              selected={item.id === selectedId}
              showInbox={showInbox}
              mark={marks.get(item.contact.id)}
              isCompact={density === "compact"}
              isChecked={selection.isEverything || selection.ids.has(item.id)}
              onSelect={select}
            />
          ))}
        </ul>
        <div ref={sentinel} className="flex h-10 items-center justify-center text-muted">
          {isFetchingNextPage && <Spinner />}
        </div>
      </div>
      {selection.isOn && filter && (
        <BulkBar key={listKey} filter={filter} selection={selection} onChange={change} />
      )}
    </>
  );
}

function LoadingRows() {
  return (
    <div role="status">
      <span className="sr-only">{t("list.loading")}</span>
      <RowSkeletons />
    </div>
  );
}

function EmptyList({ filter, hasInboxes }: { filter: ListFilter; hasInboxes: boolean }) {
  if (!hasInboxes) {
    return (
      <EmptyState
        icon={InboxIcon}
        title={t("list.welcomeTitle")}
        action={
          <ButtonLink href="/inboxes" variant="primary">
            {t("list.welcomeButton")}
          </ButtonLink>
        }
      >
        {t("list.welcome")}
      </EmptyState>
    );
  }
  const name = filter.custom ? "custom" : filter.view;
  const icon = name === "resolved" ? CircleCheckBig : MessageCircle;
  return (
    <EmptyState icon={icon} title={desk(`empty.${name}.title`)}>
      {desk(`empty.${name}.text`)}
    </EmptyState>
  );
}
