"use client";

import { isComposing } from "@linkdesk/chat/is-composing.ts";
import type { SearchHit } from "@linkdesk/contract/search.ts";
import { MAX_SEARCH_CHARS, parseSearch } from "@linkdesk/contract/search-query.ts";
import { Search as SearchIcon } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { conversationHref, goTo } from "@/components/conversations/links";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";
import { OPEN_LIST, parseListFilter } from "@/lib/client/conversations/conversation-cache";
import { matchCommands } from "@/lib/client/search/match-commands";
import { addRecentSearch } from "@/lib/client/search/recent-searches";
import { useSearch } from "@/lib/client/search/use-search";
import { useDashboard } from "@/lib/client/shell/dashboard-context";
import { useSavedViews } from "@/lib/client/views/use-saved-views";
import { t } from "@/lib/texts/search";
import { Key } from "./key.tsx";
import { SearchChips } from "./search-chips.tsx";
import { SearchResults } from "./search-results.tsx";
import { SearchStart } from "./search-start.tsx";
import { type ShownCommand, useCommands } from "./use-commands.ts";

/** More are found with another word. */
const MAX_COMMANDS = 5;

/**
 * Searches as something is typed, and finds what can be done. Arrows choose, Enter opens the message where it was
 * written, or does what was chosen.
 */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const { me } = useDashboard();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const open = useOpenHit();
  const search = useSearch(typed);
  const { hits } = search;
  const known = useCommands();
  const commands = matchCommands(known, typed).slice(0, MAX_COMMANDS);
  const count = commands.length + hits.length;
  const at = Math.min(chosen, Math.max(0, count - 1));

  const type = (next: string) => {
    setTyped(next.slice(0, MAX_SEARCH_CHARS));
    setChosen(0);
    list.current?.scrollTo({ top: 0 });
  };
  const typeInField = (next: string) => {
    type(next);
    field.current?.focus();
  };
  const openHit = (hit: SearchHit) => {
    if (!hit.conversation) return;
    addRecentSearch(me.memberId, typed.trim());
    onClose();
    open(hit);
  };
  const run = (command: ShownCommand) => {
    // What it presses is behind the dialog.
    flushSync(onClose);
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = Math.max(0, Math.min(count - 1, at + step));
      setChosen(next);
      list.current?.querySelectorAll("[role=option]")[next]?.scrollIntoView({ block: "nearest" });
    }
    if (event.key !== "Enter") return;
    event.preventDefault();
    const command = commands[at];
    if (command) return run(command);
    const hit = hits[at - commands.length];
    // What is chosen is of what is typed, and not of what was typed before.
    if (hit && !search.isBehind) openHit(hit);
  };
  const { filters, problems } = parseSearch(typed);

  return (
    <Dialog open onClose={onClose} title={t("title")} placement="wide">
      <div className="flex h-[min(36rem,calc(100dvh-8rem))] flex-col">
        <div className="relative">
          <SearchIcon
            aria-hidden="true"
            className="pointer-events-none absolute start-3 top-3 size-4 text-muted"
          />
          <Input
            ref={field}
            type="text"
            role="combobox"
            aria-label={t("label")}
            aria-expanded={count > 0}
            aria-controls={listId}
            aria-activedescendant={count > 0 ? `${listId}-${at}` : undefined}
            aria-autocomplete="list"
            placeholder={t("placeholder")}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            maxLength={MAX_SEARCH_CHARS}
            value={typed}
            onChange={(event) => type(event.target.value)}
            onKeyDown={onKeyDown}
            className="ps-9 pe-9"
          />
          {search.isAsking && search.query.isFetching && (
            <span role="status" className="absolute end-3 top-3 flex text-muted">
              <Spinner />
              <span className="sr-only">{t("searching")}</span>
            </span>
          )}
        </div>
        <SearchChips typed={typed} filters={filters} problems={problems} onChange={typeInField} />
        <div ref={list} className="scroll-quiet -mx-2 mt-2 min-h-0 flex-1 px-2">
          {typed.trim() === "" ? (
            <SearchStart
              memberId={me.memberId}
              commands={known.filter(({ isOfConversation }) => isOfConversation)}
              onRun={run}
              onChoose={typeInField}
            />
          ) : (
            <SearchResults
              search={search}
              commands={commands}
              listId={listId}
              chosen={at}
              onChoose={setChosen}
              onRun={run}
              onOpen={openHit}
            />
          )}
        </div>
        <p className="mt-3 text-faint text-xs max-md:hidden">
          {t.rich("keys", { key: (words) => <Key>{words}</Key> })}
        </p>
      </div>
    </Dialog>
  );
}

/** Opens a hit without asking the server for a page where the conversations are on screen already. */
function useOpenHit(): (hit: SearchHit) => void {
  const router = useRouter();
  const isInList = usePathname().startsWith("/conversations");
  const params = useSearchParams();
  const savedViews = useSavedViews();
  return (hit) => {
    if (!hit.conversation) return;
    const filter = isInList ? parseListFilter(params, savedViews.data ?? []) : null;
    const seq = hit.kind === "contact" ? undefined : hit.seq;
    const href = conversationHref(hit.conversation.id, filter ?? OPEN_LIST, seq);
    if (isInList) goTo(href);
    else router.push(href);
  };
}
