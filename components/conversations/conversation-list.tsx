"use client";

import { CircleCheckBig, Inbox as InboxIcon, MessageCircle } from "lucide-react";
import { useCallback, useRef } from "react";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Spinner } from "@/components/ui/spinner";
import { type ListFilter, OPEN_LIST } from "@/lib/client/conversations/conversation-cache";
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
  const scroller = useKeptScroll(JSON.stringify(filter), list.data !== undefined);
  useListKeys(listRef);

  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
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
      />
      <HeldEmailsLink />
      <ConnectionNotice />
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
        <ul ref={listRef} className="px-2 pb-4">
          {items.map((item) => (
            <ConversationRow
              key={item.id}
              item={item}
              filter={filter ?? OPEN_LIST}
              selected={item.id === selectedId}
              showInbox={showInbox}
            />
          ))}
        </ul>
        <div ref={sentinel} className="flex h-10 items-center justify-center text-muted">
          {isFetchingNextPage && <Spinner />}
        </div>
      </div>
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
