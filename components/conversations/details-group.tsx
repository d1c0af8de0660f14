import type { ReactNode } from "react";

/** A part of the details pane under a heading. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-line border-t pt-5">
      <h2 className="mb-3 font-semibold text-[13px]">{title}</h2>
      <div className="space-y-2.5">{children}</div>
    </section>
  );
}

export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <dl className="flex gap-3 text-[13px]">
      <dt className="w-24 shrink-0 text-muted">{label}</dt>
      <dd className="min-w-0 flex-1">{children}</dd>
    </dl>
  );
}
