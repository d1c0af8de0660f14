import type { ReactNode } from "react";

/** A part of the account page under its heading. */
export function AccountSection({
  title,
  lead,
  action,
  children,
}: {
  title: string;
  lead?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className="border-line border-t py-7 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-52">
          <h2 className="font-semibold text-[15px]">{title}</h2>
          {lead && <p className="mt-0.5 text-muted text-sm">{lead}</p>}
        </div>
        {action}
      </div>
      {children && <div className="mt-4">{children}</div>}
    </section>
  );
}
