import type { ReactNode } from "react";

/** A key of the keyboard, as its cap. */
export function Key({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded border border-line-strong bg-surface px-1 font-sans text-muted">
      {children}
    </kbd>
  );
}
