import type { PageView } from "@linkdesk/contract/conversations.ts";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { t } from "@/lib/texts/conversations";
import { WebAddress } from "./web-address.tsx";

const SHOWN_AT_FIRST = 5;

/** The pages that a visitor looked at, newest first. */
export function VisitorTrail({ pages }: { pages: readonly PageView[] }) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? pages : pages.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <ol className="space-y-2.5">
        {shown.map((page) => (
          <li key={`${page.at} ${page.url}`} className="text-[13px]">
            <div className="flex items-baseline gap-2">
              <span dir="auto" className="min-w-0 flex-1 truncate text-start">
                {page.title || t("trail.untitled")}
              </span>
              <RelativeTime iso={page.at} style="short" className="shrink-0 text-faint text-xs" />
            </div>
            <WebAddress url={page.url} />
          </li>
        ))}
      </ol>
      {pages.length > shown.length && (
        <Button size="sm" variant="quiet" className="-ms-2.5" onClick={() => setShowsAll(true)}>
          {t("trail.more", { count: pages.length - shown.length })}
        </Button>
      )}
    </>
  );
}
