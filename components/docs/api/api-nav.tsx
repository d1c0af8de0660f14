import { cx } from "@/components/ui/cx";

export type ApiNavArea = {
  slug: string;
  name: string;
  isCurrent: boolean;
  /** Of the page that is shown: what is on it. */
  sections: { id: string; title: string }[];
};

/** The areas of the reference, and what the present one has. */
export function ApiNav({ areas }: { areas: readonly ApiNavArea[] }) {
  return (
    <ul className="mt-0.5 space-y-0.5 border-line border-s ms-3 ps-2">
      {areas.map(({ slug, name, isCurrent, sections }) => (
        <li key={slug}>
          <a
            href={`/docs/api/${slug}`}
            aria-current={isCurrent ? "page" : undefined}
            className={cx(
              "block rounded-control px-3 py-1.5 text-sm transition-colors",
              isCurrent
                ? "bg-accent-soft font-medium text-accent-text"
                : "text-muted hover:bg-hover hover:text-ink",
            )}
          >
            {name}
          </a>
          {sections.length > 0 && (
            <ul className="my-1 space-y-0.5 border-line border-s ms-3 ps-2">
              {sections.map(({ id, title }) => (
                <li key={id}>
                  <a
                    href={`#${id}`}
                    className="block rounded-control px-3 py-1 text-[13px] text-muted transition-colors [overflow-wrap:anywhere] hover:bg-hover hover:text-ink"
                  >
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
