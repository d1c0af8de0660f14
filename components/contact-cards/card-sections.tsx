import { safeHref } from "@linkdesk/chat/linkify.ts";
import type { ContactCard } from "@linkdesk/contract/contact-card.ts";
import { t } from "@/lib/texts/contact-cards";

/** The rows of a card as the business's server gave them: plain text, and links to web addresses. */
export function CardSections({ card }: { card: ContactCard }) {
  const sections = card.sections.filter(({ title, rows }) => title || rows.length > 0);
  if (sections.length === 0 && card.buttons.length === 0) {
    return <p className="text-[13px] text-muted">{t("card.empty")}</p>;
  }
  return sections.map((section, i) => (
    <section key={i} className="space-y-2">
      {section.title && (
        <h3 dir="auto" className="font-medium text-[13px] [overflow-wrap:anywhere]">
          {section.title}
        </h3>
      )}
      <dl className="space-y-1.5 text-[13px]">
        {section.rows.map((row, j) => (
          <div key={j} className="flex gap-3">
            <dt dir="auto" className="w-24 shrink-0 text-muted [overflow-wrap:anywhere]">
              {row.label}
            </dt>
            <dd dir="auto" className="min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
              <Value {...row} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

function Value({ value, link }: { value: string; link: string | null }) {
  const href = link && safeHref(link);
  if (!href) return value;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className="text-accent-text hover:underline"
    >
      {value || link}
    </a>
  );
}
