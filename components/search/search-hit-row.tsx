import type { SearchExcerpt, SearchHit } from "@linkdesk/contract/search.ts";
import { Mail, MessageSquare, Paperclip, StickyNote, User } from "lucide-react";
import { memo, type ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { RelativeTime } from "@/components/ui/relative-time";
import { t } from "@/lib/texts/search";

const ICONS = {
  message: MessageSquare,
  file: Paperclip,
  note: StickyNote,
  subject: Mail,
  contact: User,
} satisfies Record<SearchHit["kind"], typeof Mail>;

type Props = {
  id: string;
  hit: SearchHit;
  isChosen: boolean;
  /** The pointer is over it. */
  onChoose: () => void;
  onOpen: () => void;
};

/** One hit: whose it is, where and when, and the words around what was found. */
export const SearchHitRow = memo(function SearchHitRow(props: Props) {
  const { id, hit, isChosen, onChoose, onOpen } = props;
  const Icon = ICONS[hit.kind];
  const { conversation } = hit;
  const isContact = hit.kind === "contact";
  const title = isContact ? hit.name : (conversation?.contact.name ?? "");
  const isNote = hit.kind === "note";
  const author = "author" in hit ? hit.author.name : "";
  const place = conversation
    ? [conversation.inbox.name, ...(conversation.status === "resolved" ? [t("hit.resolved")] : [])]
    : [t("hit.noConversation")];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which has the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the field names it as its active descendant
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      aria-disabled={conversation === null}
      onPointerMove={isChosen ? undefined : onChoose}
      onClick={onOpen}
      className={cx(
        "flex cursor-pointer items-start gap-3 rounded-control px-3 py-2.5",
        isChosen && "bg-accent-soft",
        conversation === null && "cursor-default",
      )}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-2">
          <span className="sr-only">{t(`kinds.${hit.kind}`)}</span>
          <span className="min-w-0 truncate font-medium text-sm">
            <bdi>{title}</bdi>
          </span>
          <span className="min-w-0 flex-1 truncate text-muted text-xs">{place.join(" · ")}</span>
          <RelativeTime iso={hit.at} style="short" className="shrink-0 text-muted text-xs" />
        </div>
        <p className="mt-0.5 line-clamp-2 text-[13px] text-muted [overflow-wrap:anywhere]">
          {author && (isNote || author !== title) && (
            <span>{`${t(isNote ? "hit.note" : "hit.author", { name: author })} `}</span>
          )}
          <bdi>
            <Marked excerpt={hit.excerpt} />
          </bdi>
        </p>
      </div>
    </div>
  );
});

/** The text of an excerpt with what was found in it. */
function Marked({ excerpt: { text, highlights } }: { excerpt: SearchExcerpt }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of highlights) {
    parts.push(
      text.slice(at, start),
      <mark key={start} className="rounded-sm bg-accent/20 font-medium text-ink">
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return [...parts, text.slice(at)];
}
