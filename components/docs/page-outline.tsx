import { t } from "@/lib/texts/docs";
import type { DocHeading } from "./read-docs.ts";

/** The headings of a page, beside it where there is room. A page with one or none needs no list of them. */
export function PageOutline({ headings }: { headings: readonly DocHeading[] }) {
  if (headings.length < 2) return null;
  return (
    <nav
      aria-label={t("outline")}
      className="scroll-quiet sticky top-14 hidden max-h-[calc(100dvh-3.5rem)] w-48 shrink-0 self-start py-12 xl:block"
    >
      <p className="mb-2 font-medium text-xs">{t("outline")}</p>
      <ul className="space-y-1.5 border-line border-s">
        {headings.map(({ anchor, text }) => (
          <li key={anchor}>
            <a
              href={`#${anchor}`}
              className="block ps-3 text-[13px] text-muted leading-snug transition-colors [overflow-wrap:anywhere] hover:text-ink"
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
