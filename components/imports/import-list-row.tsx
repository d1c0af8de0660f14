import type { ImportRow, ImportState } from "@linkdesk/contract/imports.ts";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { t } from "@/lib/texts/imports";

/** An import in the list. */
export function ImportListRow({ row }: { row: ImportRow }) {
  return (
    <li>
      <Link
        href={`/settings/imports/${row.id}`}
        className="flex items-center gap-3 rounded-control py-3 hover:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-sm" dir="auto">
            {sourceText(row)}
          </span>
          <span className="block truncate text-[13px] text-muted">
            {t("row.into", { inbox: row.inbox.name })}
            {" · "}
            {t.rich("row.created", { when: () => <RelativeTime iso={row.createdAt} /> })}
          </span>
        </span>
        <ImportBadge state={row.state} />
        <ChevronRight aria-hidden="true" className="size-4 text-faint rtl:-scale-x-100" />
      </Link>
    </li>
  );
}

/** "Chatwoot", or "Chatwoot, Shop" where the account has a name. */
export function sourceText({ source, account }: ImportRow): string {
  const name = t(`sources.${source}`);
  return account ? t("row.from", { source: name, account }) : name;
}

export function ImportBadge({ state }: { state: ImportState }) {
  const label = t(`states.${state}`);
  switch (state) {
    case "waiting":
      return <Badge>{label}</Badge>;
    case "checking":
    case "importing":
      return <Badge tone="accent">{label}</Badge>;
    case "done":
      return <Badge tone="success">{label}</Badge>;
  }
}
