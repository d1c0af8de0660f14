import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

/** A settings-like page: a title, what can be done, and content of a readable width. */
export function PageFrame({
  title,
  lead,
  back,
  action,
  isWide = false,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  back?: ReactNode;
  action?: ReactNode;
  /** For a form with a picture beside it. */
  isWide?: boolean;
  children: ReactNode;
}) {
  return (
    // `relative`: what is only for screen readers would else stand below the window and lengthen it.
    <main id="main" tabIndex={-1} className="scroll-quiet relative h-full bg-surface outline-none">
      <div className={cx("mx-auto px-5 py-6 sm:px-8 sm:py-10", isWide ? "max-w-6xl" : "max-w-4xl")}>
        {back}
        <header className="mb-6 flex flex-wrap items-start gap-x-4 gap-y-3">
          <div className="min-w-0 flex-1 basis-60">
            <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
            {lead && <p className="mt-1 max-w-prose text-muted text-sm">{lead}</p>}
          </div>
          {action}
        </header>
        {children}
      </div>
    </main>
  );
}
