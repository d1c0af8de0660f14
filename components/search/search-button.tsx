"use client";

import { Search } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { openSearch } from "@/lib/client/search/search-dialog-state";
import { t } from "@/lib/texts/search";

/** Opens the search dialog. */
export function SearchButton() {
  return (
    <IconButton label={t("button")} title={t("buttonHint")} onClick={openSearch}>
      <Search aria-hidden="true" className="size-4" />
    </IconButton>
  );
}
