import { Menu as MenuIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { SkipLink } from "@/components/shell/skip-link";
import { cx } from "@/components/ui/cx";
import { LogoMark } from "@/components/ui/logo";
import { t } from "@/lib/texts/docs";
import { ApiNav, type ApiNavArea } from "./api/api-nav.tsx";
import { docHref } from "./doc-href.ts";
import { DocsSearch } from "./docs-search.tsx";
import { PageOutline } from "./page-outline.tsx";
import { API_SLUG, type DocEntry, type DocHeading } from "./read-docs.ts";
import { StoredTheme } from "./stored-theme.tsx";

/** Navigation beside the text; above it on a phone, folded. */
export function DocsFrame({
  entries,
  current,
  areas = [],
  headings = [],
  children,
}: {
  entries: readonly DocEntry[];
  current: string;
  /** Below the API's entry, on its own pages. */
  areas?: readonly ApiNavArea[];
  /** Of the page, for its outline. */
  headings?: readonly DocHeading[];
  children: ReactNode;
}) {
  const nav = (
    <>
      <DocsSearch />
      <DocsNav entries={entries} current={current} areas={areas} />
    </>
  );
  return (
    <div className="min-h-dvh bg-surface">
      <StoredTheme />
      <SkipLink />
      <header className="sticky top-0 z-10 border-line border-b bg-surface/95 backdrop-blur">
        <div className="mx-auto flex h-14 max-w-6xl items-center gap-3 px-5 sm:px-8">
          <Link href="/" aria-label="Linkdesk" className="rounded-control">
            <LogoMark className="size-8" />
          </Link>
          <Link href="/docs" className="flex-1 font-semibold tracking-tight">
            {t("home")}
          </Link>
          <Link
            href="/conversations"
            className="font-medium text-muted text-sm transition-colors hover:text-ink"
          >
            {t("openApp")}
          </Link>
        </div>
      </header>
      <div className="mx-auto max-w-6xl px-5 sm:px-8 md:flex md:gap-12">
        <aside className="scroll-quiet sticky top-14 hidden max-h-[calc(100dvh-3.5rem)] w-56 shrink-0 self-start py-8 md:block">
          {nav}
        </aside>
        <details className="mt-4 rounded-card border border-line md:hidden">
          <summary className="flex items-center gap-2 px-4 py-3 font-medium text-sm">
            <MenuIcon aria-hidden="true" className="size-4" />
            {t("allPages")}
          </summary>
          <div className="px-2 pb-2">{nav}</div>
        </details>
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 py-8 outline-none md:py-12">
          <div className="max-w-[44rem]">{children}</div>
        </main>
        <PageOutline headings={headings} />
      </div>
    </div>
  );
}

function DocsNav({
  entries,
  current,
  areas,
}: {
  entries: readonly DocEntry[];
  current: string;
  areas: readonly ApiNavArea[];
}) {
  return (
    <nav aria-label={t("title")}>
      <ul className="space-y-0.5">
        {entries.map(({ slug, title }) => (
          <li key={slug}>
            <DocsNavLink slug={slug} isCurrent={slug === current}>
              {title}
            </DocsNavLink>
            {slug === API_SLUG && areas.length > 0 && <ApiNav areas={areas} />}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function DocsNavLink({
  slug,
  isCurrent,
  children,
}: {
  slug: string;
  isCurrent: boolean;
  children: ReactNode;
}) {
  const props = {
    href: docHref(slug),
    "aria-current": isCurrent ? ("page" as const) : undefined,
    className: cx(
      "block rounded-control px-3 py-1.5 text-sm transition-colors",
      isCurrent
        ? "bg-accent-soft font-medium text-accent-text"
        : "text-muted hover:bg-hover hover:text-ink",
    ),
  };
  // The reference has a stricter page policy, which only a page that is loaded anew gets.
  if (slug === API_SLUG) return <a {...props}>{children}</a>;
  return <Link {...props}>{children}</Link>;
}
