import { ArrowDown, ArrowUp, ChevronRight, Trash2 } from "lucide-react";
import { type ReactNode, useId } from "react";
import { IconButton } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { t } from "@/lib/texts/inbox-behaviour";

/** What an entry can be: a field of a form, a card, a proactive message. */
export type ListKind = "field" | "card" | "offer";

/** One entry of a list: opened to edit it, moved and removed by its buttons. */
export function ListRow({
  id,
  title,
  detail,
  kind,
  isOpen,
  isFirst,
  isLast,
  canEdit,
  onToggle,
  onMove,
  onRemove,
  children,
}: {
  id: string;
  title: string;
  detail: ReactNode;
  kind: ListKind;
  isOpen: boolean;
  isFirst: boolean;
  isLast: boolean;
  canEdit: boolean;
  onToggle: () => void;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
  children: ReactNode;
}) {
  const body = useId();
  const name = title || t("list.this", { kind });
  return (
    <li data-row-id={id} className="rounded-card border border-line bg-surface">
      <div className="flex items-center gap-0.5 p-1">
        <button
          type="button"
          data-toggle
          aria-expanded={isOpen}
          aria-controls={body}
          onClick={onToggle}
          className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-control px-2 py-1.5 text-start hover:bg-hover"
        >
          <ChevronRight
            aria-hidden="true"
            className={cx(
              "size-4 shrink-0 text-muted transition-transform rtl:-scale-x-100",
              isOpen && "rotate-90",
            )}
          />
          <span className="min-w-0 flex-1">
            <span dir="auto" className="block truncate font-medium text-sm">
              {title || <span className="text-muted">{t("list.new", { kind })}</span>}
            </span>
            {detail && <span className="block truncate text-[13px] text-muted">{detail}</span>}
          </span>
        </button>
        {canEdit && (
          <>
            <IconButton
              label={t("list.up", { name })}
              data-up
              disabled={isFirst}
              onClick={() => onMove(-1)}
            >
              <ArrowUp aria-hidden="true" className="size-4" />
            </IconButton>
            <IconButton
              label={t("list.down", { name })}
              data-down
              disabled={isLast}
              onClick={() => onMove(1)}
            >
              <ArrowDown aria-hidden="true" className="size-4" />
            </IconButton>
            <IconButton label={t("list.remove", { name })} onClick={onRemove}>
              <Trash2 aria-hidden="true" className="size-4" />
            </IconButton>
          </>
        )}
      </div>
      <div id={body} hidden={!isOpen} className="border-line border-t p-4">
        <div className="flex flex-col gap-4">{isOpen && children}</div>
      </div>
    </li>
  );
}
