import type { ReactNode } from "react";

/** A settings-like page: a title, what can be done, and content of a readable width. */
export function PageFrame({
  title,
  lead,
  back,
  action,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  back?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main id="main" tabIndex={-1} className="scroll-quiet h-full bg-surface outline-none">
      <div className="mx-auto max-w-4xl px-5 py-6 sm:px-8 sm:py-10">
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
