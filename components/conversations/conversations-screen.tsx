"use client";

import { MessagesSquare } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname, useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { OPEN_LIST, parseListFilter } from "@/lib/client/conversations/conversation-cache";
import { keptSort, useListSettings } from "@/lib/client/conversations/list-settings";
import { useSavedViews } from "@/lib/client/views/use-saved-views";
import { t } from "@/lib/texts/conversations";
import { cx } from "../ui/cx.ts";
import { ViewNav } from "../views/view-nav.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { LoadingConversation } from "./loading-conversation.tsx";

const loadView = () => import("./conversation-view.tsx").then((module) => module.ConversationView);

/** Reading and writing is half of the code, and the list is drawn without it. */
const ConversationView = dynamic(loadView, { ssr: false, loading: LoadingConversation });

/** Whoever moves the pointer or the focus is about to open a conversation: its code is there by then. */
function usePreparedView(): void {
  useEffect(() => {
    const signs = ["pointermove", "pointerdown", "focusin"] as const;
    const prepare = () => {
      for (const sign of signs) window.removeEventListener(sign, prepare);
      // What does not load now is loaded when a conversation is opened, which says so if it fails again.
      loadView().catch(() => {});
    };
    for (const sign of signs) window.addEventListener(sign, prepare, { passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, prepare);
    };
  }, []);
}

function openConversation(pathname: string): string | null {
  return /^\/conversations\/([^/]+)/.exec(pathname)?.[1] ?? null;
}

/** The number of a message in the address; null for what is none. */
function parseSeq(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** List, thread and details. The address says which conversation and which filter. */
export function ConversationsScreen() {
  usePreparedView();
  const id = openConversation(usePathname());
  const search = useSearchParams();
  const savedViews = useSavedViews();
  const [settings] = useListSettings();
  const filter = parseListFilter(search, savedViews.isError ? [] : savedViews.data, (list) =>
    keptSort(settings, list),
  );
  const [isFiltering, setFiltering] = useState(false);
  const selection = { filter, selectedId: id };
  if (id !== null && search.has("alone")) {
    return (
      <main id="main" tabIndex={-1} data-alone="" className="flex h-full min-h-0 outline-none">
        <div className="flex min-w-0 flex-1 bg-surface">
          <ConversationView
            key={id}
            id={id}
            filter={OPEN_LIST}
            shownSeq={parseSeq(search.get("message"))}
            isAlone
          />
        </div>
      </main>
    );
  }
  return (
    <main id="main" tabIndex={-1} className="flex h-full min-h-0 outline-none">
      <div className="scroll-quiet hidden w-52 shrink-0 border-line border-e bg-canvas min-[90rem]:block">
        <ViewNav {...selection} onNew={() => setFiltering(true)} />
      </div>
      <section
        aria-label={t("title")}
        className={cx(
          "min-h-0 w-full flex-col border-line bg-surface md:flex md:w-[21rem] md:shrink-0 md:border-e lg:w-[22rem]",
          id === null ? "flex" : "hidden",
        )}
      >
        <ConversationList {...selection} isFiltering={isFiltering} onFiltering={setFiltering} />
      </section>
      <div className={cx("min-w-0 flex-1 bg-surface md:flex", id === null ? "hidden" : "flex")}>
        {id === null ? (
          <div className="flex flex-1 items-center justify-center bg-canvas">
            <EmptyState icon={MessagesSquare} title={t("screen.title")}>
              {t.rich("screen.choose", { key: (words) => <Key>{words}</Key> })}
            </EmptyState>
          </div>
        ) : (
          <ConversationView
            key={id}
            id={id}
            filter={filter ?? OPEN_LIST}
            shownSeq={parseSeq(search.get("message"))}
          />
        )}
      </div>
    </main>
  );
}

function Key({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded border border-line-strong bg-surface px-1.5 py-0.5 font-sans text-ink text-xs">
      {children}
    </kbd>
  );
}
