"use client";

import { SORTS, type Sort, UNREAD_OF } from "@linkdesk/contract/conversation-sorts.ts";
import { ArrowUpDown } from "lucide-react";
import { Menu, MenuChoice, MenuDivider, MenuHeading, MenuItem } from "@/components/ui/menu";
import type { ListFilter } from "@/lib/client/conversations/conversation-cache";
import { DENSITIES, useListSettings, withSort } from "@/lib/client/conversations/list-settings";
import { t } from "@/lib/texts/desk";
import { conversationHref, goTo } from "./links.ts";

/** In which order a list is, how much of it is on a screen, what is counted, and the way to selecting rows. */
export function ListOptions({
  filter,
  selectedId,
  onSelecting,
}: {
  filter: ListFilter;
  selectedId: string | null;
  onSelecting: () => void;
}) {
  const [settings, change] = useListSettings();
  const sortBy = (sort: Sort) => {
    change({ sorts: withSort(settings, filter, sort) });
    goTo(conversationHref(selectedId, { ...filter, sort }));
  };
  return (
    <Menu
      label={t("options.button")}
      button={<ArrowUpDown aria-hidden="true" className="size-4" />}
      className="inline-flex size-9 shrink-0 items-center justify-center rounded-control text-muted transition-colors hover:bg-hover hover:text-ink"
    >
      <MenuHeading>{t("options.sort")}</MenuHeading>
      {SORTS.map((sort) => (
        <MenuChoice key={sort} checked={filter.sort === sort} onSelect={() => sortBy(sort)}>
          {t(`options.${sort}`)}
        </MenuChoice>
      ))}
      <MenuDivider />
      <MenuItem onSelect={onSelecting}>{t("options.select")}</MenuItem>
      <MenuDivider />
      <MenuHeading>{t("options.density")}</MenuHeading>
      {DENSITIES.map((density) => (
        <MenuChoice
          key={density}
          checked={settings.density === density}
          onSelect={() => change({ density })}
        >
          {t(`options.${density}`)}
        </MenuChoice>
      ))}
      <MenuDivider />
      <MenuHeading>{t("options.unread")}</MenuHeading>
      {UNREAD_OF.map((unread) => (
        <MenuChoice
          key={unread}
          checked={settings.unread === unread}
          onSelect={() => change({ unread })}
        >
          {t(`options.${unread}`)}
        </MenuChoice>
      ))}
    </Menu>
  );
}
