import type { ReactNode } from "react";

/** A group of settings under a heading. */
export function SettingsSection({
  title,
  lead,
  children,
  onFocus,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** Somebody works in here: time to show what it is about. */
  onFocus?: () => void;
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing to press; it notices where the work is
    <section
      onFocus={onFocus}
      className="border-line border-t pt-6 first:border-t-0 first:pt-0 not-last:pb-8"
    >
      <h2 className="font-semibold text-[15px]">{title}</h2>
      {lead && <p className="mt-0.5 text-muted text-sm">{lead}</p>}
      <div className="mt-4 flex flex-col gap-5">{children}</div>
    </section>
  );
}
