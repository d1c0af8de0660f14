import type { SearchHit } from "@linkdesk/contract/search.ts";
import { SearchX } from "lucide-react";
import { useCallback } from "react";
import { useInView } from "@/components/conversations/use-in-view";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadError } from "@/components/ui/load-error";
import { Spinner } from "@/components/ui/spinner";
import type { useSearch } from "@/lib/client/search/use-search";
import { t } from "@/lib/texts/search";
import { CommandRow } from "./command-row.tsx";
import { SearchHitRow } from "./search-hit-row.tsx";
import type { ShownCommand } from "./use-commands.ts";

type Props = {
  search: ReturnType<typeof useSearch>;
  /** They come before the hits. */
  commands: readonly ShownCommand[];
  listId: string;
  /** The place, among both, of what Enter opens. */
  chosen: number;
  onChoose: (place: number) => void;
  onRun: (command: ShownCommand) => void;
  onOpen: (hit: SearchHit) => void;
};

/** What can be done and what was found; more is loaded as somebody scrolls. */
export function SearchResults(props: Props) {
  const { search, commands, listId, chosen, onChoose, onRun, onOpen } = props;
  const { query, hits, isAsking, isPartial, isBehind, indexing } = search;
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isPartial) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage, isPartial]);
  const sentinel = useInView(more, `${hits.length} ${hasNextPage}`);
  if (!isAsking && commands.length === 0) return null;
  if (query.isError && !isBehind) {
    return (
      <LoadError title={t("loadError")} error={query.error} onRetry={() => void query.refetch()} />
    );
  }
  const isEmpty = query.isSuccess && !isBehind && hits.length + commands.length === 0 && !isPartial;
  return (
    <>
      {indexing && (
        <p role="status" className="mb-2 rounded-control bg-sunken px-3 py-2 text-muted text-xs">
          {t("indexing", { percent: Math.floor((100 * indexing.done) / indexing.total) })}
        </p>
      )}
      {isEmpty && (
        <div role="status">
          <EmptyState icon={SearchX} title={t("nothing.title")}>
            {t("nothing.text")}
          </EmptyState>
        </div>
      )}
      <div id={listId} role="listbox" aria-label={t("results")} aria-busy={isBehind}>
        {commands.map((command, i) => (
          <CommandRow
            key={command.id}
            id={`${listId}-${i}`}
            command={command}
            isChosen={i === chosen}
            onChoose={() => onChoose(i)}
            onRun={() => onRun(command)}
          />
        ))}
        {hits.map((hit, i) => {
          const place = commands.length + i;
          return (
            <SearchHitRow
              key={`${hit.kind} ${hit.id}`}
              id={`${listId}-${place}`}
              hit={hit}
              isChosen={place === chosen}
              onChoose={() => onChoose(place)}
              onOpen={() => onOpen(hit)}
            />
          );
        })}
      </div>
      {isPartial && (
        <div className="px-3 py-4 text-center text-muted text-sm">
          <p>{t("partial")}</p>
          {hasNextPage && (
            <Button
              size="sm"
              busy={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
              className="mt-2"
            >
              {t("more")}
            </Button>
          )}
        </div>
      )}
      <div ref={sentinel} className="flex h-8 items-center justify-center text-muted">
        {isFetchingNextPage && !isPartial && <Spinner />}
      </div>
    </>
  );
}
