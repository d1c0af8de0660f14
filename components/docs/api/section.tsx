import { Link as LinkIcon } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "@/lib/texts/docs";

/** A part of the reference that can be linked to by its id. */
export function Section({
  id,
  title,
  children,
}: {
  id: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="scroll-mt-20 border-line border-t pt-8 pb-10"
    >
      <h2
        id={`${id}-title`}
        className="group flex flex-wrap items-center gap-2 font-semibold text-xl tracking-tight"
      >
        <span className="min-w-0 [overflow-wrap:anywhere]">{title}</span>
        <a
          href={`#${id}`}
          aria-label={t("api.link", { name: title })}
          className="rounded-control p-1 text-faint opacity-0 transition-opacity hover:text-ink focus-visible:opacity-100 group-hover:opacity-100"
        >
          <LinkIcon aria-hidden="true" className="size-4" />
        </a>
      </h2>
      {children}
    </section>
  );
}

/** A heading within an operation. */
export function SubHeading({ children }: { children: ReactNode }) {
  return <h3 className="mt-8 mb-1 font-semibold text-base">{children}</h3>;
}
