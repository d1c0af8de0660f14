"use client";

import type { VIEWS, View } from "@linkdesk/contract/conversation-views.ts";
import type { ConversationCounts } from "@linkdesk/contract/conversations.ts";
import { PanelLeft } from "lucide-react";
import { useState } from "react";
import { conversationHref } from "@/components/conversations/links";
import { ShallowLink } from "@/components/conversations/shallow-link";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Dialog } from "@/components/ui/dialog";
import { type ListFilter, OPEN_LIST } from "@/lib/client/conversations/conversation-cache";
import { asKept, useListSettings } from "@/lib/client/conversations/list-settings";
import { useConversationCounts } from "@/lib/client/conversations/use-conversations";
import { t } from "@/lib/texts/desk";
import { Count, UNCOUNTED, ViewNav } from "./view-nav.tsx";

const TABS = [
  "all",
  "mine",
  "mentions",
  "unassigned",
  "waiting",
  "snoozed",
  "resolved",
  "blocked",
] as const satisfies readonly (typeof VIEWS)[number][];

/** The views as tabs, and all lists behind a button: where there is no room for them beside the list. */
export function ViewTabs({
  filter,
  selectedId,
  onNew,
}: {
  filter: ListFilter | null;
  selectedId: string | null;
  onNew: () => void;
}) {
  const counts = useConversationCounts();
  const [settings] = useListSettings();
  const [isOpen, setOpen] = useState(false);
  const { inbox = null, team = null } = filter ?? {};
  return (
    <div className="flex items-end border-line border-b ps-2 min-[90rem]:hidden">
      <IconButton label={t("views.show")} onClick={() => setOpen(true)} className="mb-1 size-8">
        <PanelLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" />
      </IconButton>
      <nav
        aria-label={t("views.label")}
        className="flex gap-1 overflow-x-auto px-1.5 pt-2 [scrollbar-width:none]"
      >
        {TABS.map((view) => {
          const current = filter !== null && filter.custom === null && view === filter.view;
          const count = countOf(view, counts.data);
          return (
            <ShallowLink
              key={view}
              href={conversationHref(
                selectedId,
                asKept(settings, { ...OPEN_LIST, view, inbox, team }),
              )}
              aria-current={current ? "page" : undefined}
              className={cx(
                "-mb-px flex items-baseline gap-1.5 whitespace-nowrap border-b-2 px-1.5 pb-2.5 font-medium text-[13px] transition-colors focus-visible:outline-offset-[-2px]",
                current ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink",
              )}
            >
              <span>{t(`views.${view}`)}</span>
              {count > 0 && <Count count={count} />}
            </ShallowLink>
          );
        })}
      </nav>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t("views.label")}
        placement="side"
      >
        {/* Whatever is chosen, the lists have been of use. */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: a key that presses a link or button clicks it */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the links and buttons inside are what is pressed */}
        <div className="-mx-3" onClick={() => setOpen(false)}>
          <ViewNav filter={filter} selectedId={selectedId} onNew={onNew} />
        </div>
      </Dialog>
    </div>
  );
}

/** How many there are; those that are done are not counted. */
function countOf(view: View, counts: ConversationCounts | undefined): number {
  if (!counts || UNCOUNTED.has(view)) return 0;
  return counts[view === "all" ? "open" : view];
}
