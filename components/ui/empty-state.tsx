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
      <Drawing icon={Icon} />
      <Title className="font-semibold text-[15px] tracking-tight">{title}</Title>
      {children && <div className="mt-1 text-balance text-muted text-sm">{children}</div>}
      {action && <div className="mt-5">{action}</div>}
    </div>
  );
}

/** Two speech bubbles, the one in front with the icon of what is missing. */
function Drawing({ icon: Icon }: { icon: LucideIcon }) {
  return (
    <span aria-hidden="true" className="relative mb-4 text-accent-text">
      <svg
        viewBox="0 0 120 84"
        aria-hidden="true"
        className="w-30 fill-none stroke-line-strong"
        strokeWidth="1.5"
      >
        <path
          d="M46 6h50a10 10 0 0 1 10 10v26a10 10 0 0 1-10 10h-4l1 9-11-9H46a10 10 0 0 1-10-10V16A10 10 0 0 1 46 6Z"
          className="fill-sunken"
          transform="rotate(5 72 32)"
        />
        <path
          d="M24 20h52a11 11 0 0 1 11 11v27a11 11 0 0 1-11 11H42L29 79l2-10h-7a11 11 0 0 1-11-11V31a11 11 0 0 1 11-11Z"
          className="fill-raised"
        />
        <g className="stroke-accent" strokeLinecap="round">
          <path d="M112 20l4-3M114 29h5M109 12l2-5" />
        </g>
      </svg>
      <Icon className="absolute top-[2.1rem] left-[2.4rem] size-5" strokeWidth={1.75} />
    </span>
  );
}
