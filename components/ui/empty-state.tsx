import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** What to show where there is nothing yet, and what to do about it. */
export function EmptyState({
  icon: Icon,
  title,
  isPage = false,
  children,
  action,
}: {
  icon: LucideIcon;
  title: string;
  /** Nothing else is on the page: the title is its heading. */
  isPage?: boolean;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const Title = isPage ? "h1" : "p";
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center px-6 py-12 text-center">
      <span className="mb-4 flex size-12 items-center justify-center rounded-full bg-sunken text-muted">
        <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
      </span>
      <Title className="font-semibold text-[15px] tracking-tight">{title}</Title>
      {children && <div className="mt-1 text-balance text-muted text-sm">{children}</div>}
      {action && <div className="mt-5">{action}</div>}
    </div>
  );
}
