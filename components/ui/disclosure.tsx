import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** Something to read only when it is wanted. */
export function Disclosure({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group rounded-card border border-line">
      <summary className="flex list-none items-center gap-2 rounded-card px-4 py-2.5 font-medium text-sm hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 text-muted transition-transform group-open:rotate-90 rtl:-scale-x-100"
        />
        <span>{title}</span>
      </summary>
      <div className="border-line border-t px-4 py-3 text-sm">{children}</div>
    </details>
  );
}
