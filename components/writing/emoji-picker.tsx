"use client";

import { gridNeighbour } from "@linkdesk/chat/grid-neighbour.ts";
import { isComposing } from "@linkdesk/chat/is-composing.ts";
import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { Spinner } from "@/components/ui/spinner";
import { type Emoji, matchEmoji } from "@/lib/client/writing/emoji";
import { readRecentEmoji } from "@/lib/client/writing/recent-emoji";
import { useEmoji } from "@/lib/client/writing/use-emoji";
import { t } from "@/lib/texts/writing";

const MAX_FOUND = 80;
/** The groups of Unicode, as the data names them. */
const GROUPS = {
  "Smileys & Emotion": "smileys",
  "People & Body": "people",
  "Animals & Nature": "nature",
  "Food & Drink": "food",
  "Travel & Places": "travel",
  Activities: "activities",
  Objects: "objects",
  Symbols: "symbols",
  Flags: "flags",
} as const;

type Group = { id: "recent" | "found" | (typeof GROUPS)[keyof typeof GROUPS]; emoji: Emoji[] };

/** All emoji to choose from, with a search by name. Arrows move in the grid, which is one stop for Tab. */
export function EmojiPicker({
  onPick,
  onClose,
}: {
  onPick: (emoji: string) => void;
  /** `hasLeft`: the focus is somewhere else already. */
  onClose: (hasLeft: boolean) => void;
}) {
  const { all, hasFailed } = useEmoji();
  const [searched, setSearched] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const groups = all ? groupsOf(all, searched) : [];
  const [first] = groups.flatMap(({ emoji }) => emoji);

  const closeOutside = useEffectEvent(({ target }: PointerEvent) => {
    const isInside = target instanceof Element && target.closest("[data-emoji-picker]");
    if (!isInside) onClose(true);
  });
  useEffect(() => {
    const onPointer = (event: PointerEvent) => closeOutside(event);
    document.addEventListener("pointerdown", onPointer);
    return () => document.removeEventListener("pointerdown", onPointer);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      // It does not close what the picker is in.
      event.stopPropagation();
      return onClose(false);
    }
    const buttons = [...(box.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button.matches(":focus"));
    const isInField = at === -1;
    if (isInField && event.key === "Enter") {
      event.preventDefault();
      if (first) onPick(first.emoji);
      return;
    }
    if (isInField && event.key !== "ArrowDown") return;
    const isMirrored = document.documentElement.dir === "rtl";
    const to = isInField ? 0 : gridNeighbour(buttons, at, { key: event.key, isMirrored });
    if (to === null) return;
    event.preventDefault();
    buttons[to]?.focus();
  };
  return (
    <div
      ref={box}
      role="dialog"
      aria-label={t("emoji.title")}
      data-emoji-picker=""
      onKeyDown={onKeyDown}
      className="absolute start-0 bottom-full z-20 mb-2 flex h-[min(22rem,45dvh)] w-84 max-w-full animate-rise flex-col overflow-hidden rounded-card bg-raised text-ink shadow-float"
    >
      <label className="flex items-center gap-2 border-line border-b px-3">
        <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <span className="sr-only">{t("emoji.search")}</span>
        <input
          ref={focusAtOnce}
          type="text"
          autoComplete="off"
          dir="auto"
          value={searched}
          placeholder={t("emoji.search")}
          onChange={(event) => setSearched(event.target.value)}
          className="h-11 min-w-0 flex-1 bg-transparent text-base outline-none sm:text-sm"
        />
      </label>
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {groups.map(({ id, emoji }) => (
          <section
            key={id}
            aria-label={t(`emoji.groups.${id}`)}
            className="[contain-intrinsic-size:auto_20rem] [content-visibility:auto]"
          >
            <p aria-hidden="true" className="px-1 pt-2 pb-1 font-medium text-muted text-xs">
              {t(`emoji.groups.${id}`)}
            </p>
            <div className="grid grid-cols-8">
              {emoji.map((one) => (
                <button
                  key={one.emoji}
                  type="button"
                  aria-label={one.description}
                  title={`:${one.names[0]}:`}
                  tabIndex={one === first && id === groups[0]?.id ? 0 : -1}
                  onClick={() => onPick(one.emoji)}
                  className="flex aspect-square items-center justify-center rounded-control text-xl leading-none hover:bg-hover focus-visible:bg-pressed"
                >
                  {one.emoji}
                </button>
              ))}
            </div>
          </section>
        ))}
        {groups.length === 0 && (
          <p className="flex items-center gap-2 px-1 py-4 text-muted text-sm">
            {!all && !hasFailed && <Spinner />}
            {all ? t("emoji.none") : hasFailed ? t("emoji.failed") : t("emoji.loading")}
          </p>
        )}
      </div>
      <p role="status" className="sr-only">
        {searched !== "" && all && t("emoji.count", { count: groups[0]?.emoji.length ?? 0 })}
      </p>
    </div>
  );
}

const focusAtOnce = (element: HTMLInputElement | null) => element?.focus({ preventScroll: true });

function groupsOf(all: readonly Emoji[], searched: string): Group[] {
  if (searched.trim() !== "") {
    const emoji = matchEmoji(all, searched, MAX_FOUND);
    return emoji.length > 0 ? [{ id: "found", emoji }] : [];
  }
  const recent = readRecentEmoji().flatMap((char) => all.find(({ emoji }) => emoji === char) ?? []);
  const groups = Object.entries(GROUPS).map(([category, id]) => ({
    id,
    emoji: all.filter((one) => one.category === category),
  }));
  return [...(recent.length > 0 ? [{ id: "recent" as const, emoji: recent }] : []), ...groups];
}
