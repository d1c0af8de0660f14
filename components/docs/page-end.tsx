import { ArrowLeft, ArrowRight } from "lucide-react";
import { t } from "@/lib/texts/docs";
import { docHref } from "./doc-href.ts";
import { type DocEntry, markdownHref } from "./read-docs.ts";

/** Below a page: the one before, the one after, and the page as Markdown. */
export function PageEnd({ entries, current }: { entries: readonly DocEntry[]; current: string }) {
  const at = entries.findIndex(({ slug }) => slug === current);
  const [before, after] = [entries[at - 1], entries[at + 1]];
  const look =
    "flex min-w-0 items-center gap-2 rounded-card border border-line px-4 py-3 font-medium text-sm transition-colors hover:bg-hover";
  return (
    <footer className="mt-12 border-line border-t pt-6">
      <nav aria-label={t("turn")} className="grid gap-3 sm:grid-cols-2">
        {before ? (
          <a href={docHref(before.slug)} rel="prev" className={look}>
            <ArrowLeft aria-hidden="true" className="size-4 shrink-0 rtl:-scale-x-100" />
            <span className="sr-only">{t("before")}</span>
            <span className="truncate">{before.title}</span>
          </a>
        ) : (
          <span className="hidden sm:block" />
        )}
        {after && (
          <a href={docHref(after.slug)} rel="next" className={`${look} justify-end`}>
            <span className="sr-only">{t("after")}</span>
            <span className="truncate">{after.title}</span>
            <ArrowRight aria-hidden="true" className="size-4 shrink-0 rtl:-scale-x-100" />
          </a>
        )}
      </nav>
      <p className="mt-6 text-[13px]">
        <a href={markdownHref(current)} className="text-muted underline hover:text-ink">
          {t("markdown")}
        </a>
      </p>
    </footer>
  );
}
