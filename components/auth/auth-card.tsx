import type { ReactNode } from "react";

/** Heading and frame of the sign-in and sign-up pages. */
export function AuthCard({
  title,
  lead,
  footer,
  children,
}: {
  title: string;
  lead?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <>
      <h1 className="text-center font-semibold text-2xl tracking-tight">{title}</h1>
      {lead && <p className="mt-2 text-balance text-center text-muted text-sm">{lead}</p>}
      {children && (
        <div className="mt-7 rounded-card border border-line bg-surface p-6 shadow-lift sm:p-7">
          {children}
        </div>
      )}
      {footer && <p className="mt-6 text-center text-muted text-sm">{footer}</p>}
    </>
  );
}
