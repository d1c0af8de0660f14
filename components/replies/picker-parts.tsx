import type { SavedReply } from "@linkdesk/contract/saved-replies.ts";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Spinner } from "@/components/ui/spinner";
import { t } from "@/lib/texts/replies";

/** Where saved replies are written. */
export const REPLIES_PAGE = "/settings/saved-replies";

/** A press on it leaves the focus in the field that the list follows. */
export const KEEPS_FOCUS = {
  onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
};

/** A saved reply to choose: its name, its folder, and how it begins. */
export function Option({
  id,
  reply,
  line,
  isActive,
  onPoint,
  onPick,
}: {
  id: string;
  reply: SavedReply;
  line: string;
  isActive: boolean;
  onPoint: () => void;
  onPick: () => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field that has the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in that field, by aria-activedescendant
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      {...KEEPS_FOCUS}
      onPointerMove={onPoint}
      onClick={onPick}
      className={cx("cursor-pointer rounded-control px-2.5 py-2", isActive && "bg-pressed")}
    >
      <p className="flex items-baseline gap-2">
        <span dir="auto" className="min-w-0 truncate font-medium text-sm">
          {reply.name}
        </span>
        {reply.folder && (
          <span dir="auto" className="ms-auto max-w-[40%] shrink-0 truncate text-muted text-xs">
            {reply.folder}
          </span>
        )}
      </p>
      <p dir="auto" className="truncate text-[13px] text-muted">
        {line}
      </p>
    </div>
  );
}

/** Why there is nothing to choose, and what to do about it. */
export function Nothing({
  isPending,
  isError,
  isEmpty,
  wanted,
  onRetry,
}: {
  isPending: boolean;
  isError: boolean;
  isEmpty: boolean;
  wanted: string;
  onRetry: () => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-2 px-3 py-4 text-muted text-sm">
      {isError ? (
        <>
          {t("picker.loadError")}
          <Button size="sm" {...KEEPS_FOCUS} onClick={onRetry}>
            {t("picker.retry")}
          </Button>
        </>
      ) : isPending ? (
        <>
          <Spinner />
          {t("picker.loading")}
        </>
      ) : isEmpty ? (
        <>
          {t("picker.empty")}
          <Link href={REPLIES_PAGE} {...KEEPS_FOCUS} className="text-accent-text underline">
            {t("picker.emptyLink")}
          </Link>
        </>
      ) : (
        <span className="min-w-0 [overflow-wrap:anywhere]">
          {t("picker.noMatch", { typed: wanted })}
        </span>
      )}
    </div>
  );
}

/** The name of a key. */
export function Key({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded border border-line-strong px-1 font-sans text-[11px]">{children}</kbd>
  );
}
